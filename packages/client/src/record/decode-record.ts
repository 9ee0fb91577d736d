/** The way back from JSON that lay where anybody could have changed it: a record that is damaged is no record. */
import type { Settings } from '../options.js';
import type { ChatRecord } from './chat-record.js';

/** What says whether a value is as it should be. */
type Check = (value: unknown) => boolean;

const isText: Check = (value) => typeof value === 'string';
const isNumber: Check = (value) => Number.isFinite(value);
const isFlag: Check = (value) => typeof value === 'boolean';

const optional =
  (check: Check): Check =>
  (value) =>
    value === undefined || value === null || check(value);

const oneOf =
  (...values: readonly unknown[]): Check =>
  (value) =>
    values.includes(value);

const listOf =
  (check: Check): Check =>
  (value) =>
    Array.isArray(value) && value.every(check);

const shape =
  (checks: Readonly<Record<string, Check>>): Check =>
  (value) =>
    typeof value === 'object' &&
    value !== null &&
    Object.entries(checks).every(([name, check]) => check((value as Readonly<Record<string, unknown>>)[name]));

const anyOf =
  (...checks: readonly Check[]): Check =>
  (value) =>
    checks.some((check) => check(value));

const deliveries = ['sending', 'sent', 'failed', 'unconfirmed'];

const entryWith = (kind: string, checks: Readonly<Record<string, Check>>) =>
  shape({
    kind: oneOf(kind),
    key: isText,
    author: shape({ kind: oneOf('visitor', 'agent', 'system'), name: isText, key: isText }),
    atMs: isNumber,
    late: isFlag,
    ...checks,
  });

const isEntry = anyOf(
  entryWith('text', { text: isText, delivery: optional(oneOf(...deliveries)) }),
  entryWith('url', { text: isText }),
  entryWith('file', { name: isText, url: isText }),
  entryWith('gap', {}),
);

const isMember = shape({
  id: isText,
  party: shape({
    key: isText,
    kind: oneOf('visitor', 'agent'),
    name: isText,
    state: oneOf('initializing', 'alerting', 'active', 'held', 'voicemail'),
    typing: isFlag,
    photoUrl: optional(isText),
  }),
  absent: isFlag,
  joined: isFlag,
  sequence: isNumber,
  introduced: isFlag,
});

const isOutgoing = shape({
  key: isText,
  messageId: isText,
  text: isText,
  delivery: oneOf(...deliveries),
  doubts: isNumber,
  strikes: isNumber,
});

const isConversation = shape({
  visitorId: isText,
  base: isText,
  systemName: isText,
  entries: listOf(isEntry),
  outgoing: listOf(isOutgoing),
  members: (value) => listOf(isMember)(value) && (value as readonly unknown[]).length > 0,
  seen: listOf((range) => listOf(isNumber)(range) && (range as readonly unknown[]).length === 2),
  gapsMarked: isNumber,
  lastSequence: isNumber,
  nextKey: isNumber,
  heardAtMs: isNumber,
  endReason: optional(isText),
});

const isRecord = shape({
  version: oneOf(1),
  savedAtMs: isNumber,
  servers: listOf(isText),
  target: isText,
  server: isNumber,
  configuration: shape({
    configurationVersion: isNumber,
    capabilities: shape({
      common: listOf(isText),
      chat: listOf(isText),
      callback: listOf(isText),
      queueQuery: listOf(isText),
    }),
    notice: optional(shape({ severity: isText, text: isText })),
  }),
  chat: shape({
    details: shape({ name: isText, target: optional(isText), targetType: optional(isText) }),
    clientToken: isText,
    conversation: isConversation,
    chatId: optional(isText),
    interactionId: optional(isText),
    acks: isFlag,
    pollWaitMs: isNumber,
    typingSince: optional(isText),
    isLeaving: isFlag,
  }),
});

/** Reads a record for a client with these settings. Undefined where it is damaged, too old, or somebody else's. */
export function decodeRecord(
  value: unknown,
  { servers, target, clock }: Pick<Settings, 'servers' | 'target' | 'clock'>,
  maxAgeMs: number,
): ChatRecord | undefined {
  if (!isRecord(value)) return undefined;
  const record = value as ChatRecord;
  const { conversation } = record.chat;
  const root = `${conversation.base}/`;
  // Every address in it begins with its server's, so one that has been put there leads nowhere else.
  const isOurs =
    record.target === target &&
    record.servers.join() === servers.join() &&
    servers[record.server] === conversation.base &&
    conversation.entries.every((entry) => entry.kind !== 'file' || entry.url.startsWith(root)) &&
    conversation.members.every(({ party }) => !party.photoUrl || party.photoUrl.startsWith(root));
  // A record from the future was made before the clock was put back: how old it is nobody knows, so it may be new.
  return isOurs && clock.now() - record.savedAtMs <= maxAgeMs ? record : undefined;
}
