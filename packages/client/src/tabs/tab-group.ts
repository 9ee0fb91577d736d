/**
 * The tabs of one visitor on one site: which of them leads, whether it is still there, and what they say to each other. It
 * knows no chat.
 */
import type { Clock } from '../clock.js';
import type { Page, TabChannel } from '../page/page.js';
import { createLeaseElection } from './lease-election.js';
import { createLockElection } from './lock-election.js';
import { isTabMessage, type Answer, type Question, type TabMessage } from './messages.js';

export interface TabGroup {
  readonly leads: boolean;
  /** Connects to the others and stands for election; alone where tabs can't be connected. */
  join(): void;
  /** Gives up leading and hears nothing any more. False where this tab was not in it. */
  leave(): boolean;
  /** Gives up leading for others, but goes on until one does: the page may be about to go. */
  waver(): void;
  /** Says something to the leader. */
  ask(question: Question): void;
  /** Says something as the leader. */
  tell(answer: DistributiveOmit<Answer, 'term'>): void;
  /** Asks the leader to let this tab lead, if it sees fit. */
  want(): void;
  /** Asks until this tab leads or `relent()`, and does not wait for the consent of a leader who says nothing. */
  insist(): void;
  relent(): void;
  /** Lets another tab lead. */
  yieldTo(tabId: string): void;
  /** Looks after the leader, as long as that is of interest. */
  watch(): void;
  /** Whether this tab may send a request now; a promise where it may have slept and been deposed. */
  mayAct(): boolean | Promise<boolean>;
}

type DistributiveOmit<Type, Key extends PropertyKey> = Type extends unknown ? Omit<Type, Key> : never;

export interface TabGroupInput {
  readonly page: Page;
  readonly clock: Clock;
  /** What the tabs that belong together have in common. */
  readonly name: string;
  readonly tabId: string;
  /** Whether it matters that somebody leads. */
  isNeeded(): boolean;
  onLead(): void;
  onFollow(): void;
  onMessage(message: TabMessage): void;
  /** The machine has slept, or this tab was not let run for long. */
  onSlept(): void;
}

/** How long a tab that has to lead waits for the leader's consent. */
const CONSENT_MS = 1_000;
/** How long a page that is about to go may take. */
const GOING_MS = 1_000;
/** A look that comes this much too late was held up by more than a busy page. */
const LATE_MS = 1_500;
/** Browsers let a hidden tab look once a minute; a machine that sleeps does so for longer than these. */
const SLEEP_MS = 20_000;
const HIDDEN_SLEEP_MS = 120_000;

export function createTabGroup(input: TabGroupInput): TabGroup {
  const { page, clock, name, tabId } = input;
  const election = page.locks
    ? createLockElection(page.locks, name, change)
    : createLeaseElection(page.shared, name, tabId, clock, change, () => clock.monotonic() - heardAtMs < CONSENT_MS);
  let channel: TabChannel | undefined;
  let isIn = false;
  let leads = false;
  /** The number of the leadership that is or was last known; whoever leads takes a higher one. */
  let term = 0;
  let heardAtMs = -Infinity;
  /** When the leader was asked for a sign that has not come. */
  let askedAtMs: number | undefined;
  let looking: unknown;
  let lookedAt = { monotonicMs: 0, wallMs: 0 };
  let doubting: Promise<boolean> | undefined;
  let insisting: unknown;
  let wavering: unknown;

  function change(isElected: boolean): void {
    if (isElected === leads || !isIn) return;
    leads = isElected;
    clock.clearTimeout(insisting);
    if (!leads) return input.onFollow();
    term = Math.max(term + 1, clock.now());
    input.onLead();
  }

  const post = (message: DistributiveOmit<TabMessage, 'from'>) => channel?.post({ ...message, from: tabId });
  const tell: TabGroup['tell'] = (answer) => post({ ...answer, term } as DistributiveOmit<TabMessage, 'from'>);

  function hear(message: unknown): void {
    if (!isTabMessage(message)) return;
    if (!('term' in message)) {
      if (leads && message.type === 'seek') tell({ type: 'here' });
      return input.onMessage(message);
    }
    const isOutdated = message.term < term || (leads && message.term === term && message.from < tabId);
    // Whoever led before and does not know that it is over hears it now.
    if (isOutdated) return leads ? tell({ type: 'here' }) : undefined;
    ({ term } = message);
    heardAtMs = clock.monotonic();
    askedAtMs = undefined;
    change(false);
    if (message.type === 'yours' && message.to === tabId) election.seize();
    input.onMessage(message);
  }

  function insist(): void {
    if (leads) return;
    post({ type: 'want' });
    clock.clearTimeout(insisting);
    insisting = clock.setTimeout(() => {
      if (clock.monotonic() - heardAtMs < CONSENT_MS) insist();
      else election.seize();
    }, CONSENT_MS);
  }

  function watch(): void {
    if (looking !== undefined || !isIn || !input.isNeeded()) return;
    lookedAt = { monotonicMs: clock.monotonic(), wallMs: clock.now() };
    looking = clock.setTimeout(look, election.lookMs);
  }

  const latenessMs = () => clock.monotonic() - lookedAt.monotonicMs - election.lookMs;

  /** This tab may have been deposed in its sleep: it is told in a moment, and says nothing until then. */
  function doubt(): void {
    const doubted = (doubting ??= election.settled().then(() => {
      if (doubting === doubted) doubting = undefined;
      return leads;
    }));
  }

  function look(): void {
    looking = undefined;
    const nowMs = clock.monotonic();
    const lateMs = latenessMs();
    const sleptMs = Math.max(lateMs, clock.now() - lookedAt.wallMs);
    watch();
    if (sleptMs > (page.isVisible() ? SLEEP_MS : HIDDEN_SLEEP_MS)) input.onSlept();
    // What the leader said while this tab was held up has not been heard yet.
    if (leads || lateMs > LATE_MS) askedAtMs = undefined;
    if (lateMs > LATE_MS) doubt();
    if (leads || !input.isNeeded()) return;
    if (askedAtMs !== undefined && nowMs - askedAtMs >= election.silenceMs) {
      askedAtMs = undefined;
      election.seize();
    } else if (askedAtMs === undefined && nowMs - heardAtMs >= election.lookMs) {
      askedAtMs = nowMs;
      post({ type: 'seek' });
    }
  }

  return {
    get leads() {
      return leads;
    },
    join() {
      if (isIn) return;
      isIn = true;
      // What it knew of leaders is out of date, and the clock may have been put back.
      term = 0;
      channel = page.openChannel(name);
      if (!channel) return change(true);
      channel.listen(hear);
      post({ type: 'hello' });
      election.stand();
      watch();
    },
    leave() {
      const wasIn = isIn;
      clock.clearTimeout(wavering);
      clock.clearTimeout(looking);
      looking = undefined;
      change(false);
      isIn = false;
      clock.clearTimeout(insisting);
      election.withdraw();
      channel?.close();
      channel = undefined;
      return wasIn;
    },
    waver() {
      if (!isIn || !channel) return;
      election.withdraw();
      clock.clearTimeout(wavering);
      wavering = clock.setTimeout(() => election.stand(), GOING_MS);
    },
    ask: post,
    tell,
    want: () => post({ type: 'want' }),
    insist,
    relent: () => clock.clearTimeout(insisting),
    yieldTo(otherId) {
      tell({ type: 'yours', to: otherId });
      change(false);
    },
    watch,
    mayAct() {
      if (leads && !election.holds()) change(false);
      if (!leads) return false;
      if (looking !== undefined && latenessMs() > LATE_MS) doubt();
      return doubting ?? true;
    },
  };
}
