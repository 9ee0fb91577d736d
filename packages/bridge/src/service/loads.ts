/** Which interactions each agent has or had, and how many of them keep the agent busy; kept as interactions change. */
import type { AnyRecord } from '../store/records.js';
import type { LiveInteraction } from './live-interaction.js';

export interface Loads {
  add(interaction: LiveInteraction): void;
  /** Has to be told before the record changes. */
  remove(interaction: LiveInteraction): void;
  /** How many interactions the agent is in, is alerted to or answers for. */
  of(agentName: string): number;
  /** Those, and what is in memory of others that the agent was in or alerted to. In no order. */
  everOf(agentName: string): readonly LiveInteraction[];
}

export function createLoads(): Loads {
  const counts = new Map<string, number>();
  const known = new Map<string, Set<LiveInteraction>>();
  const count = (record: AnyRecord, change: 1 | -1): void => {
    for (const name of agentsIn(record)) counts.set(name, (counts.get(name) ?? 0) + change);
  };
  return {
    add(interaction) {
      count(interaction.record, 1);
      for (const name of agentsEverIn(interaction.record)) {
        const interactions = known.get(name) ?? new Set();
        known.set(name, interactions.add(interaction));
      }
    },
    remove(interaction) {
      count(interaction.record, -1);
      for (const name of agentsEverIn(interaction.record)) known.get(name)?.delete(interaction);
    },
    of: (agentName) => counts.get(agentName) ?? 0,
    everOf: (agentName) => [...(known.get(agentName) ?? [])],
  };
}

/** Everybody it keeps busy: whoever answers for it, and whoever is in the chat or rung for. */
export function agentsIn(record: AnyRecord): ReadonlySet<string> {
  if (record.state === 'ended') return new Set();
  return agentNames(record, (state) => state !== 'disconnected');
}

const agentsEverIn = (record: AnyRecord): ReadonlySet<string> => agentNames(record, () => true);

function agentNames(record: AnyRecord, isMeant: (state: string) => boolean): ReadonlySet<string> {
  const names = new Set<string>();
  if (record.agentName !== undefined) names.add(record.agentName);
  if (record.kind === 'chat') {
    for (const { kind, name, state } of record.parties) if (kind === 'agent' && isMeant(state)) names.add(name);
  }
  return names;
}
