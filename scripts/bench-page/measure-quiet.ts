import { median, type Measurement } from './book.ts';
import type { Bench } from './bench.ts';
import { Conversation } from './conversation.ts';

const POLLS = 3;

/** What an open chat costs in which nothing happens. */
export async function measureQuiet(bench: Bench): Promise<readonly Measurement[]> {
  const conversation = await Conversation.start(bench);
  const { page } = conversation.slow;
  await conversation.say(1);
  await conversation.seen();
  const passed: number[] = [];
  let inFlight = 0;
  let mostInFlight = 0;
  page.on('request', (request) => {
    if (!request.url().includes('/chat/poll/')) return;
    mostInFlight = Math.max(mostInFlight, (inFlight += 1));
  });
  const poll = () => page.waitForEvent('requestfinished', (request) => request.url().includes('/chat/poll/'));
  page.on('requestfinished', (request) => {
    if (request.url().includes('/chat/poll/')) inFlight = Math.max(0, inFlight - 1);
  });
  await poll();
  const startedMs = performance.now();
  let before = bench.site.passedBytes();
  for (let count = 0; count < POLLS; count += 1) {
    await poll();
    const now = bench.site.passedBytes();
    passed.push(now - before);
    before = now;
  }
  const minutes = (performance.now() - startedMs) / 60_000;
  await conversation.end();
  const note = `${(POLLS / minutes).toFixed(1)} a minute`;
  return [
    { name: 'emptyPollBytes', what: 'an empty poll, both ways, HTTP/1.1', value: median(passed), unit: 'bytes', note },
    { name: 'pollsInFlight', what: 'polls in flight at once', value: mostInFlight, unit: 'count' },
  ];
}
