/** How many interactions each agent has or is alerted to, kept as interactions change. */
import type { AnyRecord } from '../store/records.js';

export interface Loads {
  add(record: AnyRecord): void;
  /** Takes back what `add` counted of the same record. */
  remove(record: AnyRecord): void;
  of(agentName: string): number;
}

export function createLoads(): Loads {
  const counts = new Map<string, number>();
  const count = (record: AnyRecord, change: 1 | -1): void => {
    for (const name of agentsIn(record)) counts.set(name, (counts.get(name) ?? 0) + change);
  };
  return {
    add: (record) => count(record, 1),
    remove: (record) => count(record, -1),
    of: (agentName) => counts.get(agentName) ?? 0,
  };
}

/** Everybody it keeps busy: whoever answers for it, and whoever is in the chat or rung for. */
export function agentsIn(record: AnyRecord): ReadonlySet<string> {
  const names = new Set<string>();
  if (record.state === 'ended') return names;
  if (record.agentName !== undefined) names.add(record.agentName);
  if (record.kind === 'chat') {
    for (const { kind, name, state } of record.parties)
      if (kind === 'agent' && state !== 'disconnected') names.add(name);
  }
  return names;
}
