/**
 * Watches what one visitor's pages send and get, and says what must never be: two polls at once, haste, a request after the
 * end, an id in words. It keeps what only the wire tells: which chat it is, and what may have been lost on the way.
 */
import type { Sent, Witness } from './network.ts';
import type { NodeClock } from './node-clock.ts';
import type { Profile } from './profile.ts';
import type { ChatTruth, Line, RecordOfTruth } from './record-of-truth.ts';
import type { WireAnswer } from './server.ts';
import type { World } from './world.ts';

export type Fail = (rule: string, what: string) => void;

const REPEATED_WITHIN_MS = 30_000;
const RATE_WINDOW_MS = 5_000;
const MOST_IN_WINDOW = 60;
const SHORTEST_POLL_INTERVAL_MS = 249;
/** A tab that may have been deposed asks whether it leads, and holds its request back for so long. */
const DOUBT_MS = 51;
/** Longer where the browser holds its timers back: then the interval counts from when it began to ask. */
const HELD_BACK_MS = 250;
/** While the lead goes from tab to tab, both may ask for a moment. */
const HANDOVER_MS = 10_000;

interface PageOnWire {
  readonly pollsOpen: number;
  /** When the last poll began, its repeats aside. */
  readonly polledAtMs: number;
  readonly hasPollFailed: boolean;
  /** The server that has denied everything that has failed since one was asked how it is; or that there is no such one. */
  readonly denying: string | undefined;
}

export class WireWatch implements Witness {
  readonly name: string;
  readonly #world: World;
  readonly #isShared: boolean;
  readonly #truth: RecordOfTruth;
  readonly #fail: Fail;
  readonly #pages = new Map<NodeClock, PageOnWire>();
  readonly #secrets = new Set<string>();
  #sentAtMs: number[] = [];
  #participantId: string | undefined;
  /** The ids of this visitor in all chats so far. */
  readonly #own = new Set<string>();
  /** Those that end with their page: leaving a chat outlives it. */
  requestsOpen = 0;
  requestsSent = 0;
  isClosed = false;
  /** World time. */
  lastAnsweredMs = 0;
  failedSinceMs: number | undefined;
  tabsChangedAtMs = -Infinity;
  canBeAnsweredSinceMs: number | undefined;
  /** When servers said that there is no such thing. */
  #deniedAtMs: number[] = [];
  /** How many chats were started, as far as the visitor knows, and whether there may be one more. */
  starts = 0;
  isStartOpen = false;
  /** Texts in answers that no page got. protocol §3.3 */
  readonly mayBeLost = new Set<string>();
  mayHaveMissedTheEnd = false;
  /** How long each resumption took from when a server could answer. */
  readonly recoveriesMs: number[] = [];

  constructor(name: string, world: World, { isShared }: Profile, truth: RecordOfTruth, fail: Fail) {
    this.name = name;
    this.#isShared = isShared;
    this.#world = world;
    this.#truth = truth;
    this.#fail = (rule, what) => fail(rule, `${name}: ${what}`);
  }

  /** The chat that is open, or was last. */
  get chat(): ChatTruth | undefined {
    return this.#participantId === undefined ? undefined : this.#truth.byParticipant(this.#participantId);
  }

  /** Everything that was said to this visitor, in whichever chat. */
  get lines(): readonly Line[] {
    return [...this.#own].flatMap((id) => this.#truth.byParticipant(id)?.lines ?? []);
  }

  /** How often servers denied something since the last answered poll; a request that was repeated may have begun before it. */
  get denials(): number {
    return this.#deniedAtMs.filter((atMs) => atMs > this.lastAnsweredMs - REPEATED_WITHIN_MS).length;
  }

  get isHandover(): boolean {
    return this.#world.nowMs - this.tabsChangedAtMs < HANDOVER_MS;
  }

  sent({ server, what, participantId }: Sent, clock: NodeClock): void {
    this.requestsSent += 1;
    if (what !== 'chat/exit') this.requestsOpen += 1;
    this.#lookAtRate(what);
    if (this.isClosed) this.#fail('I12', `${what} was sent after the end`);
    if (what === 'serverConfiguration') this.#lookAtChoice(server, clock);
    // After trouble the next poll follows at once.
    if (what === 'chat/reconnect') this.#note(clock, { polledAtMs: -Infinity });
    if (what === 'chat/poll') this.#lookAtPoll(participantId, clock);
  }

  #lookAtPoll(participantId: string | undefined, clock: NodeClock): void {
    const { nowMs } = this.#world;
    const { pollsOpen, polledAtMs, hasPollFailed } = this.#page(clock);
    const others = [...this.#pages].filter(([other]) => other !== clock && !other.isFrozen && !other.isStopped);
    const elsewhere = others.reduce((sum, [, page]) => sum + page.pollsOpen, 0);
    if (pollsOpen > 0 || (elsewhere > 0 && !this.isHandover)) this.#fail('I7', 'two polls at once');
    const heldBackMs = nowMs - clock.heldBackUntilMs < HELD_BACK_MS ? HELD_BACK_MS : DOUBT_MS;
    if (nowMs - polledAtMs < SHORTEST_POLL_INTERVAL_MS - (this.#isShared ? heldBackMs : 0)) {
      this.#fail('I8', `two polls within ${Math.round(nowMs - polledAtMs)} ms`);
    }
    if (participantId === undefined || !this.#own.has(participantId)) {
      this.#fail('I16', 'a poll names another visitor');
    } else if (participantId !== this.#participantId) {
      // A tab that slept goes on with a chat that it does not know to be over.
      this.#participantId = participantId;
    }
    // One that fails is repeated at once, and the interval counts from the first try.
    this.#note(clock, { pollsOpen: pollsOpen + 1, hasPollFailed: false, ...(!hasPollFailed && { polledAtMs: nowMs }) });
  }

  #lookAtRate(what: string): void {
    const { nowMs } = this.#world;
    // What was written while nothing could be sent goes out as fast as it is answered.
    if (what === 'chat/sendMessage') return;
    this.#sentAtMs = [...this.#sentAtMs.filter((atMs) => atMs > nowMs - RATE_WINDOW_MS), nowMs];
    if (this.#sentAtMs.length <= MOST_IN_WINDOW) return;
    this.#fail('I8', `more than ${MOST_IN_WINDOW} requests in 5 s, the last ${what}`);
  }

  /** A server that says "not found" is asked itself how it is, before the other is. */
  #lookAtChoice(server: string, clock: NodeClock): void {
    const { denying } = this.#page(clock);
    // The client of a tab that takes over begins with the first server.
    if (!this.#isShared && denying !== undefined && denying !== 'several' && denying !== server) {
      this.#fail('C0', `${denying} did not find something, and ${server} was asked how it is`);
    }
    this.#note(clock, { denying: undefined });
  }

  over({ server, what }: Sent, answer: WireAnswer | undefined, clock: NodeClock): void {
    if (what !== 'chat/exit') this.requestsOpen -= 1;
    const isGood = answer?.status === 200 && isJson(answer.body);
    if (isGood) this.#note(clock, { denying: undefined });
    else this.#noteFailure(server, what, answer?.status, clock);
    if (isGood) this.#learn(what, answer.body);
    if (!isGood && this.#participantId !== undefined) this.failedSinceMs ??= this.#world.nowMs;
    if (what === 'chat/start') this.isStartOpen = !isGood;
    if (what !== 'chat/poll') return;
    const { pollsOpen } = this.#page(clock);
    this.#note(clock, { pollsOpen: pollsOpen - 1, ...(!isGood && { hasPollFailed: true, polledAtMs: -Infinity }) });
    if (isGood) this.#resumed();
  }

  #noteFailure(server: string, what: string, status: number | undefined, clock: NodeClock): void {
    if (status !== undefined && status >= 400 && status < 500) this.#deniedAtMs.push(this.#world.nowMs);
    if (what === 'serverConfiguration' || what === 'partyInfo') return;
    const isDenial = (status === 403 || status === 404) && what !== 'chat/reconnect';
    const { denying = server } = this.#page(clock);
    this.#note(clock, { denying: isDenial && denying === server ? server : 'several' });
  }

  /** The first id in the answer to a start is the visitor's. */
  #learn(what: string, body: string): void {
    if (what !== 'chat/start' || body.includes('"failure"')) return;
    const [participantId, chatId] = [/"participantID":"([^"]+)"/, /"chatID":"([^"]+)"/].map((id) => id.exec(body)?.[1]);
    if (participantId === undefined || chatId === undefined) return;
    this.#secrets.add(participantId).add(chatId);
    if (participantId !== this.#participantId) this.#begin(participantId);
  }

  #begin(participantId: string): void {
    this.#participantId = participantId;
    this.#own.add(participantId);
    this.starts += 1;
    this.mayBeLost.clear();
    this.mayHaveMissedTheEnd = false;
    this.failedSinceMs = undefined;
    this.#deniedAtMs = [];
    this.lastAnsweredMs = this.#world.nowMs;
    this.#pages.clear();
  }

  #resumed(): void {
    const { nowMs } = this.#world;
    if (this.failedSinceMs !== undefined && this.canBeAnsweredSinceMs !== undefined) {
      this.recoveriesMs.push(nowMs - Math.max(this.failedSinceMs, this.canBeAnsweredSinceMs));
    }
    this.failedSinceMs = undefined;
    this.lastAnsweredMs = nowMs;
  }

  lost({ body }: WireAnswer): void {
    if (body.includes('"disconnected"')) this.mayHaveMissedTheEnd = true;
    for (const [, text] of body.matchAll(/"value":"((?:[^"\\]|\\.)*)"/g)) this.mayBeLost.add(text ?? '');
  }

  cutOff(): void {
    this.mayHaveMissedTheEnd = true;
    const { lines = [], record } = this.chat ?? {};
    // The bridge may have taken something out of the chat for an answer that it did not live to give.
    for (const { ordinal, text } of lines) if (ordinal < (record?.settledBefore ?? 0)) this.mayBeLost.add(text);
  }

  /** Takes words that are not meant for this visitor alone. */
  logged(message: string): void {
    for (const secret of this.#secrets) if (message.includes(secret)) this.#fail('I10', 'a secret was told in words');
  }

  #page(clock: NodeClock): PageOnWire {
    return this.#pages.get(clock) ?? { pollsOpen: 0, polledAtMs: -Infinity, hasPollFailed: false, denying: undefined };
  }

  #note(clock: NodeClock, change: Partial<PageOnWire>): void {
    this.#pages.set(clock, { ...this.#page(clock), ...change });
  }
}

function isJson(text: string): boolean {
  try {
    JSON.parse(text);
    return true;
  } catch {
    return false;
  }
}
