/**
 * The browser half of the wire: answers, from untrusted text to typed values. Nothing here throws, and nothing behind it
 * sees `unknown`. It knows no HTTP status and no request.
 */
import { decodeNumber, decodeRoot, parseJson, shapeProblem } from './answer-root.js';
import type {
  ChatAnswer,
  Notice,
  NoticeSeverity,
  PartyInfoAnswer,
  QueueStatus,
  ServerConfiguration,
} from './answers.js';
import type { Capabilities, Capability, CapabilityList } from './capabilities.js';
import { decodeEvent } from './decode-event.js';
import type { Decoded } from './decoded.js';
import type { ChatEvent } from './events.js';
import { isFields, optionalString } from './fields.js';

/** A chat answer, and what in it had to be left out: events of unknown types or with fields missing. */
export interface DecodedChatAnswer {
  readonly answer: ChatAnswer;
  readonly skipped: readonly string[];
  /** The numbers of the answer's events, those left out included. */
  readonly sequences: readonly number[];
}

export function decodeChatAnswer(text: string): Decoded<DecodedChatAnswer> {
  const root = decodeRoot(text, 'chat');
  if (!root.ok) return root;
  const { pollWaitSuggestion, cfgVer, events, participantID, chatID, interactionID, dateFormat, timeFormat, queue } =
    root.value.fields;
  const common = { pollWaitMs: decodeNumber(pollWaitSuggestion), configurationVersion: decodeVersion(cfgVer) };
  if (root.value.reason !== undefined) {
    return {
      ok: true,
      value: { answer: { ok: false, reason: root.value.reason, ...common }, skipped: [], sequences: [] },
    };
  }
  const decoded = decodeEvents(events);
  const answer: ChatAnswer = {
    ok: true,
    ...common,
    events: decoded.events,
    participantId: optionalString(participantID),
    chatId: optionalString(chatID),
    interactionId: optionalString(interactionID),
    dateFormat: optionalString(dateFormat),
    timeFormat: optionalString(timeFormat),
    queue: decodeQueueStatus(queue),
  };
  return { ok: true, value: { answer, skipped: decoded.skipped, sequences: decoded.sequences } };
}

function decodeQueueStatus(value: unknown): QueueStatus | undefined {
  if (!isFields(value)) return undefined;
  const position = decodeNumber(value.position);
  const estimatedWaitSeconds = decodeNumber(value.estimatedWaitTime);
  return position === undefined || estimatedWaitSeconds === undefined ? undefined : { position, estimatedWaitSeconds };
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
      notice: decodeNotice(configuration.notice),
    },
  };
}

const severities: readonly NoticeSeverity[] = ['warning', 'info', 'ok', 'caution'];

/** One of a severity that nobody knows is still worth reading. */
function decodeNotice(value: unknown): Notice | undefined {
  if (!isFields(value)) return undefined;
  const text = optionalString(value.text)?.trim();
  const severity = severities.find((known) => known === value.severity) ?? 'info';
  return text ? { severity, text } : undefined;
}

function decodeEvents(value: unknown): { events: ChatEvent[]; skipped: string[]; sequences: number[] } {
  const events: ChatEvent[] = [];
  const skipped: string[] = [];
  const sequences: number[] = [];
  if (Array.isArray(value)) {
    for (const item of value) {
      const decoded = decodeEvent(item);
      const sequence: unknown = isFields(item) ? item.sequenceNumber : undefined;
      if (Number.isSafeInteger(sequence)) sequences.push(sequence as number);
      if (decoded.ok) events.push(decoded.value);
      else skipped.push(decoded.problem);
    }
  } else if (value !== undefined && value !== null) {
    skipped.push('events is not a list');
  }
  return { events, skipped, sequences };
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

/** 0 counts as absent. protocol §3.0 */
function decodeVersion(value: unknown): number | undefined {
  const version = decodeNumber(value);
  return version !== undefined && version >= 1 ? version : undefined;
}
