/**
 * Watches what one page shows after every change, and says what must never be: a line twice, a line that nobody said, a
 * message "sent" that no server has. It compares with the record of truth.
 */
import type { ChatSnapshot, Entry, Footbridge } from '@footbridge/client';
import type { Profile } from './profile.ts';
import type { RecordOfTruth } from './record-of-truth.ts';
import type { Fail, WireWatch } from './wire-watch.ts';
import type { World } from './world.ts';

const NEXT_STATUS: Readonly<Record<ChatSnapshot['status'], readonly ChatSnapshot['status'][]>> = {
  starting: ['open', 'leaving', 'ended'],
  open: ['leaving', 'ended'],
  leaving: ['ended'],
  ended: ['starting'],
};
const NEXT_DELIVERY: Readonly<Record<string, readonly string[]>> = {
  sending: ['sent', 'failed', 'unconfirmed'],
  failed: ['sending'],
  unconfirmed: ['sending', 'sent'],
  sent: [],
};

export interface ScreenOptions {
  readonly name: string;
  readonly world: World;
  readonly profile: Profile;
  readonly truth: RecordOfTruth;
  readonly wire: WireWatch;
  readonly fail: Fail;
}

export class ScreenWatch {
  readonly #options: ScreenOptions;
  readonly #footbridge: Footbridge;
  readonly #fail: Fail;
  #before: ChatSnapshot | undefined;

  constructor(options: ScreenOptions, footbridge: Footbridge) {
    this.#options = options;
    this.#footbridge = footbridge;
    this.#fail = (rule, what) => options.fail(rule, `${options.name}: ${what}`);
    footbridge.subscribe(() => this.#look());
    footbridge.on('problem', ({ error }) => options.wire.logged(error.message));
    this.#look();
  }

  #tell(what: string): void {
    this.#options.world.tell(this.#options.name, what);
  }

  #look(): void {
    const before = this.#before;
    const after = this.#footbridge.snapshot.chat;
    this.#before = after;
    if (!after || after === before) return;
    const isNew = !before || (before.status === 'ended' && after.status !== 'ended');
    if (!isNew && after.status !== before.status) this.#lookAtStatus(before, after);
    if (after.entries !== before?.entries) this.#lookAtEntries(isNew ? [] : before.entries, after.entries);
  }

  #lookAtStatus(before: ChatSnapshot, after: ChatSnapshot): void {
    this.#tell(`is ${after.status}${after.endReason ? ` (${after.endReason})` : ''}`);
    // A tab that was frozen shows what it knows until it hears what the others do.
    if (!NEXT_STATUS[before.status].includes(after.status) && !this.#options.wire.isHandover) {
      this.#fail('I9', `the chat went from ${before.status} to ${after.status}`);
    }
    if (after.endReason === 'failure') this.#lookAtFailure();
  }

  /** A chat is given up only when its time is up, or when servers that are well say that they do not have it. */
  #lookAtFailure(): void {
    const { wire, world } = this.#options;
    const silentMs = world.nowMs - wire.lastAnsweredMs;
    const leastDenials = silentMs >= 300_000 ? 0 : silentMs >= 60_000 ? 3 : 6;
    if (wire.chat?.record.state !== 'ended' && wire.denials < leastDenials) {
      this.#fail('I4', `a live chat was given up after ${Math.round(silentMs)} ms and ${wire.denials} denials`);
    }
  }

  /** What is settled keeps its place; what is still to be sent is shown at the end. */
  #lookAtEntries(before: readonly Entry[], after: readonly Entry[]): void {
    const now = new Map(after.map((entry, index) => [entry.key, { entry, index }]));
    if (now.size < after.length) this.#fail('I3', 'two entries have the same key');
    // A tab that takes over may know less than the others for a moment.
    const isSettled = !this.#options.wire.isHandover;
    let place = -1;
    for (const entry of before) {
      const found = now.get(entry.key);
      const isOnItsWay = isOwn(entry) && entry.delivery !== 'sent';
      if (isSettled && !found && !isOnItsWay) this.#fail('I3', `"${textOf(entry)}" vanished`);
      if (isSettled && found && !isOnItsWay && found.index < place) this.#fail('I3', `"${textOf(entry)}" moved`);
      if (found && !isOnItsWay) place = found.index;
      if (found && found.entry !== entry) this.#lookAtDelivery(entry, found.entry);
    }
    const known = new Set(before.map(({ key }) => key));
    for (const entry of after) if (!known.has(entry.key)) this.#lookAtNew(entry, after, before.length === 0);
  }

  #lookAtDelivery(before: Entry, after: Entry): void {
    if (before.kind !== 'text' || after.kind !== 'text' || before.delivery === after.delivery) return;
    this.#tell(`"${after.text}" is ${after.delivery}`);
    const isLegal = NEXT_DELIVERY[before.delivery ?? '']?.includes(after.delivery ?? '');
    if (!isLegal && !this.#options.wire.isHandover) {
      this.#fail('I9', `"${after.text}" went from ${before.delivery} to ${after.delivery}`);
    }
    if (after.delivery === 'sent') this.#lookAtSent(after.text);
  }

  #lookAtSent(text: string): void {
    const { wire } = this.#options;
    const entries = this.#footbridge.snapshot.chat?.entries ?? [];
    const shown = entries.filter((entry) => isOwn(entry) && entry.text === text && entry.delivery === 'sent').length;
    const stored = wire.lines.filter((line) => line.from === 'visitor' && line.text === text).length;
    if (shown > stored) this.#fail('I1', `"${text}" shows ${shown} times as sent and is stored ${stored} times`);
  }

  /** `isFirstLook`: the page shows what an earlier one, or another tab, has shown. */
  #lookAtNew(entry: Entry, all: readonly Entry[], isFirstLook: boolean): void {
    const { extensions, isShared } = this.#options.profile;
    const text = textOf(entry);
    if (entry.kind === 'gap') {
      if (extensions.ack && !isShared) this.#fail('I5', 'a gap is told of where every event is acknowledged');
      return;
    }
    if (isOwn(entry)) {
      if (entry.delivery !== 'sent') return;
      if (extensions.messageId && !isFirstLook && !isShared) {
        this.#fail('I3', `an echo of "${text}" was taken for a new message`);
      }
      this.#lookAtSent(text);
      return;
    }
    this.#tell(`reads "${text}"${entry.late ? ' (late)' : ''}`);
    const { wire } = this.#options;
    const lines = (isShared ? wire.lines : (wire.chat?.lines ?? [])).filter((line) => line.text === text);
    const shown = all.filter((other) => !isOwn(other) && textOf(other) === text).length;
    if (shown > lines.length) this.#fail('I3', `"${text}" shows ${shown} times and was said ${lines.length} times`);
    if (entry.author.kind === 'agent' && !entry.late) this.#lookAtOrder(entry, all);
  }

  /** Agents never say the same twice, so that each of their lines has its place. */
  #lookAtOrder(entry: Entry, all: readonly Entry[]): void {
    const { lines } = this.#options.wire;
    const ordinalOf = (shown: Entry) => lines.find(({ text }) => text === textOf(shown))?.ordinal ?? -1;
    const before = all.slice(0, all.indexOf(entry)).findLast(({ author, late }) => author.kind === 'agent' && !late);
    if (!before || ordinalOf(before) < ordinalOf(entry)) return;
    this.#fail('I3', `"${textOf(entry)}" shows after what was said later, without the mark`);
  }
}

export const isOwn = (entry: Entry): entry is Extract<Entry, { kind: 'text' }> =>
  entry.kind === 'text' && entry.author.kind === 'visitor';

export const textOf = (entry: Entry): string => ('text' in entry ? entry.text : entry.kind);
