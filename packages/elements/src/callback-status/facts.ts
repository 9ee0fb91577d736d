import { msg } from '@lit/localize';
import type { CallbackProgress, CallbackSnapshot } from '@footbridge/client/callback';
import { durationText } from '../internal/duration-text.js';
import { dateFormats } from '../internal/date-formats.js';
import { usableTag } from '../internal/usable-tag.js';

/** What of a request can be shown, by the name with which a page hides it. */
export interface Fact {
  readonly name: string;
  readonly label: string;
  readonly value: string;
  /** A text of the visitor's own, or a number to dial: its direction is not the sentence's. */
  readonly direction?: 'auto' | 'ltr';
}

/** What a page has to ask for: figures that tell a visitor little. */
const further = new Set(['name', 'queue', 'queue-wait', 'longest-wait', 'waiting', 'agents', 'agents-free']);

/**
 * What is known of a request, in the order in which it is shown.
 *
 * @param hidden Names of what is left out.
 * @param shown Names of what is shown though it is usually left out.
 */
export function factsOf(
  snapshot: CallbackSnapshot,
  language: string,
  hidden: ReadonlySet<string>,
  shown: ReadonlySet<string>,
): Fact[] {
  return [...progressFacts(snapshot, language), ...requestFacts(snapshot, language)].filter(
    ({ name, value }) => value !== '' && !hidden.has(name) && (shown.has(name) || !further.has(name)),
  );
}

function requestFacts({ name, telephone, subject, createdAtMs }: CallbackSnapshot, language: string): Fact[] {
  return [
    { name: 'telephone', label: msg('Your number', { id: 'your-number' }), value: telephone, direction: 'ltr' },
    { name: 'name', label: msg('Your name', { id: 'name' }), value: name, direction: 'auto' },
    { name: 'subject', label: msg('What it is about', { id: 'about' }), value: subject, direction: 'auto' },
    {
      name: 'created',
      label: msg('You asked', { id: 'callback-created' }),
      value: dateFormats(language).moment(createdAtMs),
    },
  ];
}

/** A place or a past wait of 0 means that there is none. protocol §3.12 */
function progressFacts({ progress, preferredTime }: CallbackSnapshot, language: string): Fact[] {
  const timeMs = preferredTime === undefined ? 0 : Date.parse(preferredTime);
  const isTimed = timeMs > (progress?.atMs ?? 0);
  const known: Partial<CallbackProgress> = progress ?? {};
  const { queuePosition = 0, queueWaitSeconds, longestWaitSeconds } = known;
  const duration = (seconds?: number) => (seconds === undefined ? '' : durationText(seconds, language));
  const count = (value?: number) => (value === undefined ? '' : value.toLocaleString(usableTag(language)));
  return [
    {
      name: 'time',
      label: msg('Time of the call', { id: 'callback-time' }),
      value: isTimed ? dateFormats(language).moment(timeMs) : '',
    },
    {
      name: 'wait',
      label: msg('Expected wait', { id: 'expected-wait' }),
      value: isTimed ? '' : duration(known.estimatedCallbackSeconds),
    },
    {
      name: 'position',
      label: msg('Your place in line', { id: 'place-in-line' }),
      value: queuePosition === 1 ? msg('You are next', { id: 'next-in-line' }) : count(queuePosition || undefined),
    },
    { name: 'queue', label: msg('Team', { id: 'queue' }), value: known.queueName ?? '', direction: 'auto' },
    {
      name: 'queue-wait',
      label: msg('Usual wait', { id: 'usual-wait' }),
      value: duration(queueWaitSeconds || undefined),
    },
    {
      name: 'longest-wait',
      label: msg('Longest wait', { id: 'longest-wait' }),
      value: duration(longestWaitSeconds || undefined),
    },
    { name: 'waiting', label: msg('People waiting', { id: 'people-waiting' }), value: count(known.waitingCount) },
    { name: 'agents', label: msg('Agents here', { id: 'agents-here' }), value: count(known.agentsLoggedIn) },
    { name: 'agents-free', label: msg('Agents free', { id: 'agents-free' }), value: count(known.agentsAvailable) },
  ];
}
