import { expect, test } from 'vitest';
import { createActor } from 'xstate';
import type { Clock } from '../clock.js';
import { resolveOptions } from '../options.js';
import { searchMachine, type Attempt } from './search-machine.js';

const CLIENTS = 500;
const OUTAGE_MS = 20_000;
/** What so many clients ask in a second while all is well, each every two seconds. */
const STEADY_PER_SECOND = CLIENTS / 2;

/** Time that passes at once: timers fire in order, and what they start has some turns to come to rest. */
function createFastClock(): Clock & { run(untilMs: number): Promise<void> } {
  const timers = new Map<number, { readonly dueMs: number; readonly callback: () => void }>();
  let nowMs = 0;
  let nextId = 1;
  return {
    now: () => nowMs,
    monotonic: () => nowMs,
    setTimeout(callback, delayMs) {
      timers.set(nextId, { dueMs: nowMs + Math.max(0, delayMs), callback });
      return nextId++;
    },
    clearTimeout: (id) => void timers.delete(id as number),
    async run(untilMs) {
      for (;;) {
        for (let turn = 0; turn < 20; turn += 1) await undefined;
        let first: [number, { readonly dueMs: number; readonly callback: () => void }] | undefined;
        for (const timer of timers) if (!first || timer[1].dueMs < first[1].dueMs) first = timer;
        if (!first || first[1].dueMs > untilMs) break;
        nowMs = Math.max(nowMs, first[1].dueMs);
        timers.delete(first[0]);
        first[1].callback();
      }
      nowMs = untilMs;
    },
  };
}

test('five hundred clients that lost both servers together do not come back together', async () => {
  const clock = createFastClock();
  let state = 1;
  const random = () => (state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0) / 2 ** 32;
  const settings = resolveOptions({
    servers: ['http://a.example', 'http://b.example'],
    target: 'Marketing',
    clock,
    random,
  });
  const arrivals: number[] = [];
  const attempt = async (): Promise<Attempt> => {
    arrivals.push(clock.monotonic());
    return { kind: 'failed', unreadable: false };
  };
  const actors = Array.from({ length: CLIENTS }, () =>
    createActor(searchMachine, {
      clock,
      input: {
        settings,
        progress: { sinceMs: 0, server: 0, asked: 0, sent: 0, denials: {}, restUntilMs: {} },
        attempt,
      },
    }).start(),
  );
  await clock.run(OUTAGE_MS + 10_000);
  actors.forEach((actor) => actor.stop());
  const perSecond = Array.from(
    { length: 10 },
    (_, second) => arrivals.filter((atMs) => Math.floor((atMs - OUTAGE_MS) / 1_000) === second).length,
  );
  expect(Math.max(...perSecond)).toBeLessThan(3 * STEADY_PER_SECOND);
  expect(Math.min(...perSecond)).toBeGreaterThan(0);
});
