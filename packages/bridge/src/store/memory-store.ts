import { createHmac, randomBytes } from 'node:crypto';
import { BridgeError } from '../errors.js';
import {
  firstCounters,
  type AgentRecord,
  type ChatRecord,
  type EventRecord,
  type StartTokenRecord,
  type StoredChat,
} from './records.js';
import type { Batch, LeaseRow, Store } from './store.js';

interface KeptChat {
  record: ChatRecord;
  readonly events: EventRecord[];
}

/** A store that lives as long as its process. Two bridges of one process may share it as a pair. */
export function createMemoryStore(): Store {
  const key = randomBytes(32);
  const chats = new Map<string, KeptChat>();
  const agents = new Map<string, AgentRecord>();
  const startTokens = new Map<string, StartTokenRecord>();
  let counters = firstCounters;
  let lease: LeaseRow | undefined;

  const copyOf = ({ record, events }: KeptChat): StoredChat => ({ record, events: [...events] });

  function keep({ chats: changes, ...batch }: Batch): void {
    for (const { record, newEvents } of changes) {
      const kept = chats.get(record.interactionId) ?? { record, events: [] };
      kept.record = record;
      kept.events.push(...newEvents);
      chats.set(record.interactionId, kept);
    }
    for (const agent of batch.agents) agents.set(agent.name.toLowerCase(), agent);
    for (const token of batch.startTokens) startTokens.set(token.token, token);
    counters = batch.counters ?? counters;
  }

  function forget({ forgetEndedBeforeMs = -Infinity, forgetTokensBeforeMs = -Infinity }: Batch): void {
    for (const [id, { record }] of chats) {
      if (record.endedAtMs !== undefined && record.endedAtMs < forgetEndedBeforeMs) chats.delete(id);
    }
    for (const [id, token] of startTokens) if (token.atMs < forgetTokensBeforeMs) startTokens.delete(id);
  }

  return {
    load: () => ({
      chats: [...chats.values()].filter(({ record }) => record.endedAtMs === undefined).map(copyOf),
      agents: [...agents.values()],
      startTokens: [...startTokens.values()],
      counters,
    }),
    findEnded(id) {
      for (const chat of chats.values()) {
        const { record } = chat;
        const found = 'chatId' in id ? record.chatId === id.chatId : record.participantId === id.participantId;
        if (found && record.endedAtMs !== undefined) return copyOf(chat);
      }
      return undefined;
    },
    commit(batch, epoch) {
      if (epoch !== undefined && lease?.epoch !== epoch) {
        throw new BridgeError('lease-lost', 'Another bridge has become active.');
      }
      forget(batch);
      keep(batch);
    },
    keyedHash: (text) => createHmac('sha256', key).update(text).digest('base64url'),
    readLease: () => lease,
    takeLease(seen, epoch) {
      if (lease?.epoch !== seen?.epoch || lease?.counter !== seen?.counter) return false;
      lease = { epoch, counter: 0 };
      return true;
    },
    renewLease(epoch) {
      if (lease?.epoch !== epoch) return false;
      lease = { epoch, counter: lease.counter + 1 };
      return true;
    },
    releaseLease(epoch) {
      if (lease?.epoch === epoch) lease = { epoch: '', counter: lease.counter + 1 };
    },
    close() {},
  };
}
