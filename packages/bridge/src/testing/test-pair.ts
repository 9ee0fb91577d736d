import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createBridge, type Bridge, type BridgeOptions } from '../bridge.js';
import { createLease, type Lease } from '../pair/lease.js';
import { systemRandomBytes } from '../random.js';
import { createMemoryStore } from '../store/memory-store.js';
import { openSqliteStore } from '../store/sqlite-store.js';
import type { Store } from '../store/store.js';
import { AGENT_KEY, OPERATOR_KEY } from './test-bridge.js';
import { VirtualClock } from './virtual-clock.js';

export interface Member {
  readonly bridge: Bridge;
  readonly lease: Lease;
  readonly clock: VirtualClock;
}

export interface TestPair {
  readonly a: Member;
  readonly b: Member;
  /** Lets time pass for both, a quarter of a second at a time. */
  advance(durationMs: number): Promise<void>;
}

export function createMember(store: Store, options: Partial<BridgeOptions> = {}): Member {
  const clock = new VirtualClock();
  const lease = createLease({ table: store, clock, randomBytes: systemRandomBytes });
  return {
    clock,
    lease,
    bridge: createBridge({
      store,
      agentKey: AGENT_KEY,
      operatorKey: OPERATOR_KEY,
      clock,
      lease,
      recovery: true,
      ...options,
    }),
  };
}

/** Two bridges on one store, A active and B standing by, each with a clock of its own. */
export function createPair(stores: readonly [Store, Store], options: Partial<BridgeOptions> = {}): TestPair {
  const [a, b] = [createMember(stores[0], options), createMember(stores[1], options)];
  return {
    a,
    b,
    async advance(durationMs) {
      for (let passedMs = 0; passedMs < durationMs; passedMs += 250) {
        await a.clock.advance(250);
        await b.clock.advance(250);
      }
    },
  };
}

export interface StoreOpenings {
  readonly openings: Readonly<Record<string, () => [Store, Store]>>;
  /** Deletes every file. */
  readonly clean: () => void;
}

/** Every way in which a pair can share what it keeps. */
export function sharedStores(): StoreOpenings {
  const folder = mkdtempSync(join(tmpdir(), 'footbridge-pair-'));
  let files = 0;
  return {
    openings: {
      'one store in memory'() {
        const store = createMemoryStore();
        return [store, store];
      },
      'one SQLite file'() {
        const file = join(folder, `${++files}.sqlite`);
        return [openSqliteStore(file, { shared: true }), openSqliteStore(file, { shared: true })];
      },
    },
    clean: () => rmSync(folder, { recursive: true, force: true }),
  };
}
