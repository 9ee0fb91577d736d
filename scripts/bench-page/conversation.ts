/** A visitor and an agent in a chat on a slowed-down page. */
import { ScriptedAgent } from '../../e2e/support/agent.ts';
import { Widget } from '../../e2e/support/widget.ts';
import { SlowPage, type Bench } from './bench.ts';

/** How many of an agent's messages are on their way to the bridge at once. */
const AT_ONCE = 20;
const SENTENCE = 'A sentence that somebody might say to somebody else in a chat, of about a hundred letters, number';

export class Conversation {
  readonly slow: SlowPage;
  readonly widget: Widget;
  readonly agent: ScriptedAgent;
  readonly #interactionId: string;
  #said = 0;

  private constructor(slow: SlowPage, widget: Widget, agent: ScriptedAgent, interactionId: string) {
    this.slow = slow;
    this.widget = widget;
    this.agent = agent;
    this.#interactionId = interactionId;
  }

  static async start(bench: Bench): Promise<Conversation> {
    const agent = await ScriptedAgent.signIn(bench.pair, 'Alicia Adams');
    const slow = await SlowPage.open(bench);
    await slow.page.goto(`${bench.origin}/pages/plain.html`);
    const widget = new Widget(slow.page);
    await widget.startChat('Mary');
    return new Conversation(slow, widget, agent, await agent.pickUp());
  }

  /** Lets the agent say so much, in one breath. */
  async say(messages: number): Promise<void> {
    for (let left = messages; left > 0; left -= AT_ONCE) {
      const texts = Array.from({ length: Math.min(left, AT_ONCE) }, () => `${SENTENCE} ${(this.#said += 1)}.`);
      await Promise.all(texts.map((text) => this.agent.say(this.#interactionId, text)));
    }
  }

  /** Waits until the agent's last message can be seen. */
  async seen(): Promise<void> {
    await this.widget.log.getByText(` ${this.#said}.`).last().waitFor({ timeout: 120_000 });
  }

  /** Lets the agent say so much while the page hears nothing, and answers how long it takes to show it all. */
  async measureIncoming(messages: number): Promise<number> {
    const { page } = this.slow;
    let release: () => void = () => undefined;
    const released = new Promise<void>((resolve) => (release = resolve));
    const held = new Promise<void>((resolve) => {
      void page.route(/\/chat\/poll\//, async (route) => {
        resolve();
        await released;
        await route.continue();
      });
    });
    // What it is asking now is answered by this.
    await this.say(1);
    await held;
    await this.say(messages);
    const shown = await this.slow.watch(async (last: string) => {
      const [list] = window.pageWatch.all('footbridge-message-list');
      for (;;) {
        const paintedAtMs = await window.pageWatch.painted();
        const newest = [...(list?.shadowRoot?.querySelectorAll('footbridge-message') ?? [])].at(-1);
        if (newest?.shadowRoot?.textContent.includes(last)) return paintedAtMs - window.pageWatch.answeredAtMs;
      }
    }, ` ${this.#said}.`);
    release();
    const durationMs = await shown();
    await page.unroute(/\/chat\/poll\//);
    return durationMs;
  }

  async end(): Promise<void> {
    await this.agent.act({ command: 'disconnect', interactionId: this.#interactionId });
    await this.slow.close();
  }
}
