/**
 * How much may be started: bursts in the time just past, and interactions that are live. It answers which limit is
 * reached; what is done about that is `admission.ts`'s business. protocol §7.3
 */
import type { Clock } from '../clock.js';
import type { QueueReference } from '../store/records.js';
import type { Centre } from './centre.js';
import { countRefusal, logEvent } from './interaction-log.js';
import type { ParameterName } from './parameter-table.js';
import { createSignInTries, type SignInTries } from './sign-in-tries.js';
import { createSlidingWindow, type SlidingWindow } from './sliding-window.js';
import { createTally, type CountedKind, type Tally } from './tally.js';

export type LimitName = Extract<ParameterName, `Max${string}Allowed${string}` | 'MaxMessagesPerMinute'>;

/** What happened in the time just past; it outlives the centre. */
export interface LimitWindows {
  readonly starts: SlidingWindow;
  /** Wrong passwords. */
  readonly signIns: SlidingWindow;
  readonly signInTries: SignInTries;
  readonly registrations: SlidingWindow;
  /** What visitors say in each chat. */
  readonly messages: SlidingWindow;
}

export interface Limits extends LimitWindows {
  readonly tally: Tally;
  /** What was refused since it was last written down, by why. */
  readonly refusals: Map<string, { readonly loggedAtMs: number; readonly unlogged: number }>;
}

/** Bursts begin anew with a restart. */
export const createLimitWindows = (clock: Clock): LimitWindows => ({
  starts: createSlidingWindow(clock),
  signIns: createSlidingWindow(clock),
  signInTries: createSignInTries(),
  registrations: createSlidingWindow(clock),
  messages: createSlidingWindow(clock),
});

/** What is live is counted again. */
export const createLimits = (windows: LimitWindows): Limits => ({
  ...windows,
  tally: createTally(),
  refusals: new Map(),
});

/** Somebody who wants to start something. */
export interface Starter {
  readonly kind: CountedKind;
  readonly addressHash: string | undefined;
  /** Not counted among the live interactions of its address. */
  readonly isTrusted: boolean;
  readonly isAnonymous: boolean;
  /** The user name, once the password has been found right. */
  readonly account: string | undefined;
  /** Undefined where there is none of that name. */
  readonly queue: QueueReference | undefined;
}

const MS_PER_SECOND = 1_000;
const ALL = 'all';

/** The first limit that leaves no room for one more. */
export function reachedLimit(centre: Centre, starter: Starter): LimitName | undefined {
  for (const [name, used] of usedOf(centre, starter)) {
    if (used >= (centre.parameters[name] ?? Infinity)) return name;
  }
  return undefined;
}

/** Each limit that applies to a starter, with how much of it is used up. */
function* usedOf({ limits, parameters }: Centre, starter: Starter): Generator<readonly [LimitName, number]> {
  const { starts, tally } = limits;
  const { kind, addressHash, account, queue } = starter;
  const bothMs = parameters.InteractionsAllowedUnitTime * MS_PER_SECOND;
  // First that of one address, so that nobody alone uses up what is meant for all.
  if (addressHash !== undefined) {
    yield ['MaxInteractionsAllowedPerUnitTimePerIP', starts.count(addressHash, bothMs)];
  }
  if (kind === 'chat') {
    yield ['MaxChatsAllowedPerUnitTime', starts.count(kind, parameters.ChatsAllowedUnitTime * MS_PER_SECOND)];
  } else {
    yield ['MaxCallbacksAllowedPerUnitTime', starts.count(kind, parameters.CallbacksAllowedUnitTime * MS_PER_SECOND)];
  }
  yield ['MaxInteractionsAllowedPerUnitTime', starts.count(ALL, bothMs)];
  const live = tally.count('kind', kind);
  yield [kind === 'chat' ? 'MaxActiveChatsAllowed' : 'MaxActiveCallbacksAllowed', live];
  yield ['MaxActiveInteractionsAllowed', live];
  if (starter.isAnonymous) yield ['MaxAnonymousInteractionsAllowed', tally.count('anonymous', true)];
  if (addressHash !== undefined && !starter.isTrusted) {
    yield ['MaxInteractionsAllowedPerIP', tally.count('address', addressHash)];
  }
  if (queue?.type === 'workgroup') yield ['MaxAnyInteractionsAllowedPerQueue', tally.count('queue', queue.name)];
  if (account !== undefined) yield ['MaxInteractionsAllowedPerUser', tally.count('account', account)];
}

/** Has to be told in the turn in which something is started. */
export function countStart(
  { limits, parameters }: Centre,
  { kind, addressHash }: Pick<Starter, 'kind' | 'addressHash'>,
): void {
  const bothMs = parameters.InteractionsAllowedUnitTime * MS_PER_SECOND;
  const kindTime = kind === 'chat' ? parameters.ChatsAllowedUnitTime : parameters.CallbacksAllowedUnitTime;
  if (addressHash !== undefined) limits.starts.add(addressHash, bothMs);
  limits.starts.add(kind, kindTime * MS_PER_SECOND);
  limits.starts.add(ALL, bothMs);
}

const LOG_REFUSALS_EVERY_MS = 1_000;

/** Writes a refusal down: one entry a second for each reason, or whoever is refused would fill the disk. */
export function logRefusal(centre: Centre, reason: string): void {
  countRefusal(centre, reason);
  const nowMs = centre.clock.monotonic();
  const { loggedAtMs, unlogged } = centre.limits.refusals.get(reason) ?? { loggedAtMs: -Infinity, unlogged: 0 };
  if (nowMs - loggedAtMs < LOG_REFUSALS_EVERY_MS) {
    centre.limits.refusals.set(reason, { loggedAtMs, unlogged: unlogged + 1 });
    return;
  }
  centre.limits.refusals.set(reason, { loggedAtMs: nowMs, unlogged: 0 });
  logEvent(centre, 'LIM', undefined, { reason, refused: unlogged + 1 });
}

const MS_PER_MINUTE = 60_000;

/** Counts one thing that a visitor says in a chat. Answers the limit where there is no room for it. */
export function countMessage(centre: Centre, interactionId: string): LimitName | undefined {
  const { messages } = centre.limits;
  if (messages.count(interactionId, MS_PER_MINUTE) < centre.parameters.MaxMessagesPerMinute) {
    messages.add(interactionId, MS_PER_MINUTE);
    return undefined;
  }
  logRefusal(centre, 'MaxMessagesPerMinute');
  return 'MaxMessagesPerMinute';
}
