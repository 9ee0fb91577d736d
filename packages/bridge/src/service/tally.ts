/**
 * How many interactions are live, by everything that a limit counts. It is kept as interactions come, change and end, so
 * that a limit costs the same among ten thousand as among ten.
 */
import type { InteractionRecord } from '../store/records.js';

/** What the limits call an interaction: a left message counts as a callback. */
export type CountedKind = 'chat' | 'callback';

export const countedKindOf = (kind: InteractionRecord['kind']): CountedKind => (kind === 'chat' ? 'chat' : 'callback');

/** What a limit can count by; each value is one group of interactions. */
export interface Counted {
  readonly kind: CountedKind;
  /** Of visitors who did not sign in. */
  readonly anonymous: true;
  /** A workgroup's name. A user's own queue is no ACD queue. */
  readonly queue: string;
  /** A user name, in any case. */
  readonly account: string;
  readonly address: string;
}

export interface Tally {
  /** Takes an interaction up if it is live. */
  add(record: InteractionRecord): void;
  /** Has to be told before the record changes. */
  remove(record: InteractionRecord): void;
  count<By extends keyof Counted>(by: By, value: Counted[By]): number;
  /** Every count that is not zero, for comparing. */
  entries(): ReadonlyMap<string, number>;
}

export function createTally(): Tally {
  const counts = new Map<string, number>();

  function change(record: InteractionRecord, by: 1 | -1): void {
    if (record.state === 'ended') return;
    for (const key of keysOf(record)) {
      const count = (counts.get(key) ?? 0) + by;
      if (count === 0) counts.delete(key);
      else counts.set(key, count);
    }
  }

  return {
    add: (record) => change(record, 1),
    remove: (record) => change(record, -1),
    count: (by, value) => counts.get(keyOf(by, value)) ?? 0,
    entries: () => counts,
  };
}

/** Names are the same in any case; digests are not. */
const keyOf = (by: keyof Counted, value: string | true): string =>
  by === 'address' ? `${by} ${value}` : `${by} ${value}`.toLowerCase();

function keysOf({ kind, account, queue, addressHash }: InteractionRecord): string[] {
  return [
    keyOf('kind', countedKindOf(kind)),
    account === undefined ? keyOf('anonymous', true) : keyOf('account', account),
    ...(queue.type === 'workgroup' ? [keyOf('queue', queue.name)] : []),
    ...(addressHash === undefined ? [] : [keyOf('address', addressHash)]),
  ];
}
