/**
 * Switchover after switchover: both sides talk, the active bridge is killed, the other goes on, the dead one comes back and
 * stands by. `npm run test:switchovers` does it a hundred times and prints what it took; the suite does it twice.
 */
import type { Browser, Page } from '@playwright/test';
import { ScriptedAgent, startTalking } from '../support/agent.js';
import type { Pair } from '../support/pair.js';
import { expect, forgiveNetworkNoise, test } from '../support/test.js';
import { Widget } from '../support/widget.js';
import { tellFigures, type Switchover } from './figures.js';

const rounds = Number(process.env.FOOTBRIDGE_SWITCHOVERS ?? 2);
/** By then everything that is loaded late has been. */
const WARM_UP_ROUNDS = 10;
const MOST_GROWTH = 0.1;

/** A chat, and what was said in it. */
interface Conversation {
  readonly agent: ScriptedAgent;
  readonly interactionId: string;
  readonly widget: Widget;
  readonly written: string[];
  readonly said: string[];
}

// A recording would hold every state that the page has been in.
test.use({ trace: 'off' });
test.setTimeout(60_000 + rounds * 20_000);

test(`a chat outlives its server again and again (${rounds} times)`, async ({
  browser,
  complaints,
  page,
  pair,
  widget,
}) => {
  const talk = { ...(await startTalking(pair, widget)), widget, written: [], said: [] };
  const switchovers: Switchover[] = [];
  const heap: number[] = [];
  for (let round = 1; round <= rounds; round += 1) {
    switchovers.push(await switchOver(talk, pair, round));
    await expect(page.getByText(/sorry|error|failed|not sent|may not have/i)).toHaveCount(0);
    forgiveNetworkNoise(complaints);
    if (round === WARM_UP_ROUNDS || round === rounds) heap.push(await heapBytes(page));
    if (round % 10 === 0) console.log(`${round} of ${rounds}`);
  }
  console.log(`${rounds} switchovers\n${tellFigures(switchovers)}`);
  const [before, after] = heap;
  if (before === undefined || after === undefined) return;
  const ofLines = await growthByLines(browser, pair, rounds);
  const growth = (after - before - ofLines) / before;
  const inKb = (bytes: number) => `${Math.round(bytes / 1_024)} KB`;
  console.log(
    `heap: ${inKb(before)} after ${WARM_UP_ROUNDS}, ${inKb(after)} at the end, of which ${inKb(ofLines)} are lines: ` +
      `${(growth * 100).toFixed(1)} % more`,
  );
  expect(growth).toBeLessThan(MOST_GROWTH);
});

/** Both sides talk while the active bridge is killed; ends when they agree and the dead one stands by again. */
async function switchOver(talk: Conversation, pair: Pair, round: number): Promise<Switchover> {
  const active = round % 2 === 1 ? 0 : 1;
  const other = pair.bridges[1 - active];
  const saying = sayOnce(talk, round);
  await write(talk, `visitor ${round}, before`);
  const startMs = performance.now();
  const killed = pair.bridges[active].process.stop('SIGKILL');
  await write(talk, `visitor ${round}, after`);
  const [readyMs] = await Promise.all([readyAfter(other?.publicOrigin, startMs), saying, killed]);
  await expect.poll(() => onDesk(talk), { intervals: [20], timeout: 30_000 }).toEqual(talk.written);
  const deliveredMs = performance.now() - startMs;
  await pair.restart(active);
  await expect.poll(() => shown(talk, 'agent'), { timeout: 30_000 }).toEqual(talk.said);
  await expect.poll(() => shown(talk, 'visitor')).toEqual(talk.written);
  await expect(talk.widget.panel.getByText(/Sending…|Reconnecting/)).toHaveCount(0);
  return { readyMs, deliveredMs };
}

const onDesk = ({ agent, interactionId }: Conversation) => agent.textsFrom(interactionId, 'visitor');

const shown = async ({ widget }: Conversation, side: string) =>
  (await widget.texts()).filter((text) => text.startsWith(`${side} `));

async function write({ widget, written }: Conversation, text: string): Promise<void> {
  written.push(text);
  await widget.send(text);
}

async function sayOnce({ agent, interactionId, said }: Conversation, round: number): Promise<void> {
  said.push(`agent ${round}`);
  await agent.say(interactionId, `agent ${round}`);
}

/** How long after `startMs` a bridge says that it is active. */
async function readyAfter(origin: string | undefined, startMs: number): Promise<number> {
  const status = async () => (await fetch(`${origin}/websvcs/serverConfiguration`)).status;
  await expect.poll(status, { intervals: [20], timeout: 30_000 }).toBe(200);
  return performance.now() - startMs;
}

/** What the page's scripts hold on to. */
async function heapBytes(page: Page): Promise<number> {
  const devtools = await page.context().newCDPSession(page);
  await devtools.send('HeapProfiler.collectGarbage');
  const { usedSize } = await devtools.send('Runtime.getHeapUsage');
  await devtools.detach();
  return usedSize;
}

/**
 * By how much a heap grows from the same lines on another page, where no server dies: the conversation itself is longer
 * at the end, and that is no leak. A context of its own has a heap of its own.
 */
async function growthByLines(browser: Browser, pair: Pair, count: number): Promise<number> {
  const context = await browser.newContext();
  const page = await context.newPage();
  await page.goto(`${pair.origin}/`);
  const widget = new Widget(page);
  const talk = { ...(await startTalking(pair, widget)), widget, written: [], said: [] };
  let before = 0;
  for (let round = 1; round <= count; round += 1) {
    await write(talk, `visitor ${round}, before`);
    await sayOnce(talk, round);
    await write(talk, `visitor ${round}, after`);
    if (round !== WARM_UP_ROUNDS && round !== count) continue;
    await expect.poll(() => onDesk(talk), { timeout: 30_000 }).toEqual(talk.written);
    await expect.poll(() => shown(talk, 'agent'), { timeout: 30_000 }).toEqual(talk.said);
    if (round === WARM_UP_ROUNDS) before = await heapBytes(page);
  }
  const growth = (await heapBytes(page)) - before;
  await context.close();
  return growth;
}
