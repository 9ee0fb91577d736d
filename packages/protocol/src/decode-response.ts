/**
 * The browser half of the wire: answers, from untrusted text to typed values. Nothing here throws, and nothing behind it
 * sees `unknown`. It knows no HTTP status and no request.
 */
import type { ChatAnswer, PartyInfoAnswer, ServerConfiguration } from './answers.js';
import type { Capabilities, Capability, CapabilityList } from './capabilities.js';
import { decodeEvent } from './decode-event.js';
import type { Decoded, DecodeProblem } from './decoded.js';
import type { ChatEvent } from './events.js';
import { isFields, optionalString, type Fields } from './fields.js';
import { UNREADABLE_REASON } from './reasons.js';

/** A chat answer, and what in it had to be left out: events of unknown types or with fields missing. */
export interface DecodedChatAnswer {
  readonly answer: ChatAnswer;
  readonly skipped: readonly string[];
  /** The highest number of any event in the answer, those left out included; -1 where there is none. */
  readonly lastSequence: number;
}

export function decodeChatAnswer(text: string): Decoded<DecodedChatAnswer> {
  const root = decodeRoot(text, 'chat');
  if (!root.ok) return root;
  const { pollWaitSuggestion, cfgVer, events, participantID, chatID, dateFormat, timeFormat } = root.value.fields;
  const common = { pollWaitMs: decodeNumber(pollWaitSuggestion), configurationVersion: decodeVersion(cfgVer) };
  if (root.value.reason !== undefined) {
    return {
      ok: true,
      value: { answer: { ok: false, reason: root.value.reason, ...common }, skipped: [], lastSequence: -1 },
    };
  }
  const decoded = decodeEvents(events);
  const answer: ChatAnswer = {
    ok: true,
    ...common,
    events: decoded.events,
    participantId: optionalString(participantID),
    chatId: optionalString(chatID),
    dateFormat: optionalString(dateFormat),
    timeFormat: optionalString(timeFormat),
  };
  return { ok: true, value: { answer, skipped: decoded.skipped, lastSequence: decoded.lastSequence } };
}

export function decodePartyInfoAnswer(text: string): Decoded<PartyInfoAnswer> {
  const root = decodeRoot(text, 'partyInfo');
  if (!root.ok) return root;
  const { reason, fields } = root.value;
  if (reason !== undefined) return { ok: true, value: { ok: false, reason } };
  const photoPath = optionalString(fields.photo);
  return {
    ok: true,
    value: {
      ok: true,
      name: optionalString(fields.name) ?? '',
      photoPath: photoPath?.startsWith('/') ? photoPath : undefined,
    },
  };
}

export function decodeServerConfiguration(text: string): Decoded<ServerConfiguration> {
  const json = parseJson(text);
  if (!json.ok) return json;
  const first: unknown = Array.isArray(json.value) ? json.value[0] : undefined;
  const configuration = isFields(first) ? first.serverConfiguration : undefined;
  if (!isFields(configuration)) return shapeProblem('no serverConfiguration in the first element');
  return {
    ok: true,
    value: {
      configurationVersion: decodeVersion(configuration.cfgVer) ?? 0,
      capabilities: decodeCapabilities(configuration.capabilities),
      problemReportFilter: optionalString(configuration.problemReportRegEx),
    },
  };
}

/** Reads JSON. The problem never quotes the text. */
function parseJson(text: string): Decoded<unknown> {
  try {
    return { ok: true, value: JSON.parse(text) as unknown };
  } catch {
    return { ok: false, problem: { code: 'not-json', message: 'The answer is not JSON.' } };
  }
}

/** Finds the object under `key` and its status. `reason` is set exactly when the server refused. protocol §3.0 */
function decodeRoot(text: string, key: string): Decoded<{ fields: Fields; reason: string | undefined }> {
  const json = parseJson(text);
  if (!json.ok) return json;
  const fields = isFields(json.value) ? json.value[key] : undefined;
  if (!isFields(fields)) return shapeProblem(`no object named ${key}`);
  const status = fields.status;
  if (!isFields(status)) return shapeProblem(`no status in ${key}`);
  if (status.type === 'success') return { ok: true, value: { fields, reason: undefined } };
  if (status.type !== 'failure') return shapeProblem(`a status in ${key} that is neither success nor failure`);
  return { ok: true, value: { fields, reason: optionalString(status.reason) || UNREADABLE_REASON } };
}

function decodeEvents(value: unknown): { events: ChatEvent[]; skipped: string[]; lastSequence: number } {
  const events: ChatEvent[] = [];
  const skipped: string[] = [];
  let lastSequence = -1;
  if (Array.isArray(value)) {
    for (const item of value) {
      const decoded = decodeEvent(item);
      const sequence: unknown = isFields(item) ? item.sequenceNumber : undefined;
      if (Number.isSafeInteger(sequence)) lastSequence = Math.max(lastSequence, sequence as number);
      if (decoded.ok) events.push(decoded.value);
      else skipped.push(decoded.problem);
    }
  } else if (value !== undefined && value !== null) {
    skipped.push('events is not a list');
  }
  return { events, skipped, lastSequence };
}

function decodeCapabilities(value: unknown): Capabilities {
  const lists = isFields(value) ? value : {};
  const announced = <List extends CapabilityList>(list: List) => {
    const names: unknown = lists[list];
    return new Set(Array.isArray(names) ? (names as Capability<List>[]) : []);
  };
  return {
    common: announced('common'),
    chat: announced('chat'),
    callback: announced('callback'),
    queueQuery: announced('queueQuery'),
  };
}

/** Numbers may come as numeric strings. protocol §3.0 */
function decodeNumber(value: unknown): number | undefined {
  const number = typeof value === 'string' && value.trim() !== '' ? Number(value) : value;
  return typeof number === 'number' && Number.isFinite(number) ? number : undefined;
}

/** 0 counts as absent. protocol §3.0 */
function decodeVersion(value: unknown): number | undefined {
  const version = decodeNumber(value);
  return version !== undefined && version >= 1 ? version : undefined;
}

const shapeProblem = (message: string): { ok: false; problem: DecodeProblem } => ({
  ok: false,
  problem: { code: 'unexpected-shape', message: `The answer has ${message}.` },
});
