import type { Clock } from '@footbridge/client';
import { percentSeen, rulesThatHold, type InvitationRule, type InvitationRules } from './invitation-rules.js';

/** What a page says about its visitor, and what is to happen by it. */
export interface PageWatchOptions {
  readonly clock: Clock;
  rules(): InvitationRules;
  cart(): number;
  /** Told of each rule once, when it first holds while the page is visible. */
  onDue(): void;
}

/** Watches a page for the moment at which a rule holds: one timer at most, and a listener for scrolling only where it counts. */
export class PageWatch {
  readonly #options: PageWatchOptions;
  readonly #sinceMs: number;
  readonly #told = new Set<InvitationRule>();
  readonly #ending = new AbortController();
  #timer: unknown;

  constructor(options: PageWatchOptions) {
    const { clock, rules } = options;
    const { signal } = this.#ending;
    this.#options = options;
    this.#sinceMs = clock.monotonic();
    const { afterSeconds, atScroll } = rules();
    document.addEventListener('visibilitychange', this.look, { signal });
    if (atScroll !== undefined) addEventListener('scroll', this.look, { signal, passive: true });
    if (afterSeconds !== undefined) this.#timer = clock.setTimeout(this.look, afterSeconds * 1_000);
    this.look();
  }

  /** Looks whether a rule has come to hold. */
  readonly look = (): void => {
    const { clock, rules, cart, onDue } = this.#options;
    if (document.visibilityState !== 'visible' || this.#ending.signal.aborted) return;
    const due = rulesThatHold(rules(), {
      secondsOnPage: (clock.monotonic() - this.#sinceMs) / 1_000,
      seenPercent: percentSeen(document.documentElement),
      cart: cart(),
    }).filter((rule) => !this.#told.has(rule));
    for (const rule of due) this.#told.add(rule);
    if (due.length > 0) onDue();
  };

  /** Leaves no listener and no timer behind. */
  stop(): void {
    this.#ending.abort();
    this.#options.clock.clearTimeout(this.#timer);
  }
}
