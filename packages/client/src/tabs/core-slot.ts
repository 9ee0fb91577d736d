/** The client of this tab: it works only while the tab leads, and each leadership has one of its own. */
import type { ClientEvent, Footbridge } from '../client.js';
import { createFootbridge } from '../create-footbridge.js';
import { linkOf } from '../link-of.js';
import type { Link } from '../link.js';
import type { FootbridgeOptions } from '../options.js';
import type { Page } from '../page/page.js';
import { resumeRecord, type ChatRecord } from '../record/chat-record.js';
import type { Exchange } from '../transport/observe-transport.js';
import { createGate } from './gate.js';

export interface CoreSlot {
  readonly core: Footbridge;
  readonly link: Link;
  /** Begins to work: goes on with a recorded chat, and tells of what happens. */
  lead(record: ChatRecord | undefined, onChange: () => void, onNews: (news: ClientEvent) => void): void;
  /** Ends all work; an idle client takes the place of the one that worked. */
  renew(): void;
}

const HIDDEN_PACE_MS = 10_000;
/** Servers end a chat whose visitor they don't hear for 90 s. */
const LONG_HIDDEN_PACE_MS = 60_000;
const LONG_HIDDEN_MS = 300_000;

/**
 * @param mayAct Whether the tab leads, asked before each request.
 * @param onExchange Told of each request that has ended.
 */
export function createCoreSlot(
  options: FootbridgeOptions,
  page: Page,
  mayAct: () => boolean | Promise<boolean>,
  onExchange: (exchange: Exchange) => void,
): CoreSlot & { readonly stop: () => void } {
  let hiddenSinceMs = -Infinity;

  function make(): { readonly core: Footbridge; readonly link: Link } {
    const core = createFootbridge({
      pollPace: paceMs,
      online: page.online,
      ...options,
      fetch: createGate(options.fetch ?? ((input, init) => globalThis.fetch(input, init)), mayAct),
    });
    const link = linkOf(core);
    link.observe(onExchange);
    return { core, link };
  }

  /** A page that nobody looks at asks less often. */
  function paceMs(): number {
    if (page.isVisible()) return 0;
    return slot.link.settings.clock.monotonic() - hiddenSinceMs < LONG_HIDDEN_MS ? HIDDEN_PACE_MS : LONG_HIDDEN_PACE_MS;
  }

  let slot = make();
  const stop = page.subscribe((event) => {
    if (event === 'hidden') hiddenSinceMs = slot.link.settings.clock.monotonic();
  });

  return {
    get core() {
      return slot.core;
    },
    get link() {
      return slot.link;
    },
    lead(record, onChange, onNews) {
      const { link } = slot;
      // Before anybody listens: what it looks like on the way there is not how things stand.
      if (record) resumeRecord(link, record);
      const isCurrent = () => link === slot.link;
      link.follow(() => isCurrent() && onChange());
      link.listen((news) => {
        if (!isCurrent()) return;
        if (news) onNews(news);
        else onChange();
      });
    },
    renew() {
      const { core } = slot;
      slot = make();
      core.dispose();
    },
    stop,
  };
}
