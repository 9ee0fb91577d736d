/** `test` for what goes wrong between a browser and the pair: a chat that goes through a proxy which spoils it. */
import { startTalking, type ScriptedAgent } from './agent.js';
import { startFaultProxy, type FaultProxy } from './fault-proxy.js';
import { expect, forgiveNetworkNoise, test } from './test.js';
import { Widget } from './widget.js';

/** An agent and a visitor who talk through the proxy. */
export interface Talk {
  readonly agent: ScriptedAgent;
  readonly interactionId: string;
  readonly widget: Widget;
  /** What the visitor writes. */
  write(text: string): Promise<void>;
  /** What the agent says. */
  say(text: string): Promise<void>;
  /** Waits until both sides have everything that either has said, each line once and in order, and no sign of trouble. */
  agree(): Promise<void>;
}

interface FaultFixtures {
  /** Whether the page's clock can be moved by the test; it goes on by itself all the same. */
  readonly movesClock: boolean;
  readonly network: FaultProxy;
  /** The widget, on a page that came through the proxy. */
  readonly proxied: Widget;
  readonly talk: Talk;
}

export { expect };

export const faultTest = test.extend<FaultFixtures>({
  movesClock: [false, { option: true }],
  network: async ({ pair }, use) => {
    const proxy = await startFaultProxy(pair.origin);
    await use(proxy);
    await proxy.close();
  },
  proxied: async ({ complaints, movesClock, page, network }, use) => {
    if (movesClock) await page.clock.install();
    await page.goto(`${network.origin}/`);
    await use(new Widget(page));
    forgiveNetworkNoise(complaints);
  },
  talk: async ({ pair, proxied: widget }, use) => {
    const { agent, interactionId } = await startTalking(pair, widget);
    await expect(widget.log.getByText('Alicia Adams')).not.toHaveCount(0);
    const written: string[] = [];
    const said: string[] = [];
    const isOurs = (text: string) => written.includes(text) || said.includes(text);
    await use({
      agent,
      interactionId,
      widget,
      async write(text) {
        written.push(text);
        await widget.send(text);
      },
      async say(text) {
        said.push(text);
        await agent.say(interactionId, text);
      },
      async agree() {
        await expect.poll(() => agent.textsFrom(interactionId, 'visitor'), { timeout: 30_000 }).toEqual(written);
        const shown = async () => (await widget.texts()).filter(isOurs);
        await expect.poll(async () => (await shown()).filter((text) => said.includes(text))).toEqual(said);
        expect((await shown()).filter((text) => written.includes(text))).toEqual(written);
        await expect(widget.panel.getByText(/Sending…|Not sent|may not have arrived|Reconnecting/)).toHaveCount(0);
      },
    });
  },
});
