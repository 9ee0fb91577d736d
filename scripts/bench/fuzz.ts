/** A bridge's process that is asked for whatever comes up, and measured before and after. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createBridge, openSqliteStore, type Bridge, type Clock } from '@footbridge/bridge';
import { answerRequests } from './child.ts';
import { createRequestSource } from './random-requests.ts';

export interface FuzzRequest {
  readonly do: 'fuzz';
  readonly seed: number;
  readonly requests: number;
}

export interface Fuzzed {
  /** After everything is collected that can be. */
  readonly bytes: number;
  /** How often each status was answered. */
  readonly statuses: Readonly<Record<string, number>>;
}

/** Time goes by with every request, so that what was begun is also given up. */
const MS_A_REQUEST = 20;
/** How many are under way at once. */
const AT_ONCE = 20;
const AGENT_KEY = 'the-key-of-the-bench';

/** A clock that moves when it is told to. */
class SteppingClock implements Clock {
  #nowMs = 0;
  #nextId = 1;
  readonly #timers = new Map<number, { readonly dueMs: number; readonly callback: () => void }>();

  now(): number {
    return Date.UTC(2026, 0, 5, 9) + this.#nowMs;
  }

  monotonic(): number {
    return this.#nowMs;
  }

  setTimeout(callback: () => void, delayMs: number): number {
    const id = this.#nextId++;
    this.#timers.set(id, { dueMs: this.#nowMs + delayMs, callback });
    return id;
  }

  clearTimeout(id: unknown): void {
    this.#timers.delete(id as number);
  }

  advance(byMs: number): void {
    this.#nowMs += byMs;
    for (const [id, { dueMs, callback }] of this.#timers) {
      if (dueMs > this.#nowMs) continue;
      this.#timers.delete(id);
      callback();
    }
  }
}

const clock = new SteppingClock();
const folder = mkdtempSync(join(tmpdir(), 'footbridge-bench-'));
process.on('exit', () => rmSync(folder, { recursive: true, force: true }));

const bridge: Bridge = createBridge({
  store: openSqliteStore(join(folder, 'bridge.sqlite')),
  clock,
  agentKey: AGENT_KEY,
  passwordHasher: {
    hash: async (password) => password.length.toString(),
    verify: async () => false,
    needsRehash: () => false,
  },
  // What is live is bounded, and what has ended is forgotten soon.
  parameters: { MaxActiveInteractionsAllowed: 200, VisitorGoneTime: 90, HistoryRetentionTime: 1 },
});

answerRequests(async ({ seed, requests }: FuzzRequest): Promise<Fuzzed> => {
  const source = createRequestSource(seed, AGENT_KEY);
  const statuses: Record<string, number> = {};
  for (let done = 0; done < requests; done += AT_ONCE) {
    const answering = Array.from({ length: AT_ONCE }, () => perform(source));
    await new Promise((resolve) => setImmediate(resolve));
    // Polls that are held for long are answered when their time is over.
    clock.advance(AT_ONCE * MS_A_REQUEST);
    for (const status of await Promise.all(answering)) statuses[status] = (statuses[status] ?? 0) + 1;
  }
  return { bytes: await measureMemory(), statuses };
});

async function perform(source: ReturnType<typeof createRequestSource>): Promise<number> {
  const { request, address, isPrivate } = source.next();
  const response = await (isPrivate ? bridge.fetchPrivate(request) : bridge.fetch(request, { address }));
  source.note(await response.text());
  return response.status;
}

async function measureMemory(): Promise<number> {
  for (let round = 0; round < 4; round += 1) {
    globalThis.gc?.();
    await new Promise((resolve) => setImmediate(resolve));
  }
  const { heapUsed, external } = process.memoryUsage();
  return heapUsed + external;
}
