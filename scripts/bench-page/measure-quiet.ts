import { median, type Measurement } from './book.ts';
import type { Bench } from './bench.ts';
import { Conversation } from './conversation.ts';

const POLLS = 2;
/** Longer than a bridge holds a poll back. */
const PATIENCE_MS = 60_000;

/** What an open chat costs in which nothing happens. */
export async function measureQuiet(bench: Bench): Promise<readonly Measurement[]> {
  const conversation = await Conversation.start(bench);
  const { page } = conversation.slow;
  await conversation.say(1);
  await conversation.seen();
  const [up, down]: [number[], number[]] = [[], []];
  let inFlight = 0;
  let mostInFlight = 0;
  page.on('request', (request) => {
    if (!request.url().includes('/chat/poll/')) return;
    mostInFlight = Math.max(mostInFlight, (inFlight += 1));
  });
  const poll = () =>
    page.waitForEvent('requestfinished', {
      predicate: (request) => request.url().includes('/chat/poll/'),
      timeout: PATIENCE_MS,
    });
  page.on('requestfinished', (request) => {
    if (request.url().includes('/chat/poll/')) inFlight = Math.max(0, inFlight - 1);
  });
  await poll();
  const startedMs = performance.now();
  let before = bench.site.passedBytes();
  for (let count = 0; count < POLLS; count += 1) {
    await poll();
    const now = bench.site.passedBytes();
    up.push(now.up - before.up);
    down.push(now.down - before.down);
    before = now;
  }
  const minutes = (performance.now() - startedMs) / 60_000;
  await conversation.end();
  const [asked, answered] = [median(up), median(down)];
  const note = `${asked} up, ${answered} down; ${(POLLS / minutes).toFixed(1)} a minute`;
  return [
    {
      name: 'emptyPollBytes',
      what: 'an empty poll, both ways, HTTP/1.1',
      value: asked + answered,
      unit: 'bytes',
      note,
    },
    { name: 'pollsInFlight', what: 'polls in flight at once', value: mostInFlight, unit: 'count' },
  ];
}
