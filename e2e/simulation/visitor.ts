/** A person with a browser: pages with real clients, somebody who writes, and what can happen to any of them. */
import { createFootbridge, type Entry, type Footbridge } from '@footbridge/client';
import { createSharedFootbridge } from '@footbridge/client/tabs';
import { Browser, type Tab } from './browser.ts';
import type { BrowserFault } from './faults.ts';
import type { Network } from './network.ts';
import type { Profile } from './profile.ts';
import type { Random } from './random.ts';
import { isOwn, ScreenWatch, textOf, type ScreenOptions } from './screen-watch.ts';
import type { WireWatch } from './wire-watch.ts';
import type { World } from './world.ts';

export interface VisitorOptions extends Omit<ScreenOptions, 'name'> {
  readonly name: string;
  readonly world: World;
  readonly network: Network;
  readonly profile: Profile;
  readonly random: Random;
  readonly wire: WireWatch;
}

export interface PageOfVisitor {
  readonly tab: Tab;
  readonly footbridge: Footbridge;
}

const MOST_TABS = 3;
const MOST_TIMERS = 16;

export class Visitor {
  readonly name: string;
  readonly wire: WireWatch;
  readonly browser: Browser;
  readonly #options: VisitorOptions;
  readonly #chance: Random;
  #pages: PageOfVisitor[] = [];
  #isActing = true;
  #startsOpen = 0;
  #said = 0;
  /** Messages that were sent again, and so later than others; by key. */
  readonly retried = new Set<string>();

  constructor(options: VisitorOptions) {
    this.name = options.name;
    this.wire = options.wire;
    this.#options = options;
    this.#chance = options.random.fork();
    this.browser = new Browser(options.world, options.profile);
    this.#load();
    this.#act();
  }

  get pages(): readonly PageOfVisitor[] {
    return this.#pages;
  }

  /** Acts no more; what is under way goes on. */
  rest(): void {
    this.#isActing = false;
  }

  get waitingMessages(): number {
    const waiting = ({ footbridge }: PageOfVisitor) =>
      footbridge.snapshot.chat?.entries.filter((entry) => isOwn(entry) && entry.delivery === 'sending').length ?? 0;
    return Math.max(0, ...this.#pages.map(waiting));
  }

  /** A page of the site, in a tab of its own or in one that had another page before. */
  #load(stored?: Map<string, string>): void {
    const { network, profile, wire } = this.#options;
    const tab = this.browser.open(stored);
    const name = `${this.name}.${this.browser.opened}`;
    const options = {
      servers: ['http://a.example', 'http://b.example'],
      target: 'Marketing',
      fetch: network.fetchFor(name, tab.clock, `203.0.113.${this.name.slice(-1)}`, wire),
      clock: tab.clock,
      randomBytes: this.#chance.bytes,
      random: this.#chance.next,
      livenessIntervalMs: profile.livenessIntervalMs,
      online: tab.online,
    };
    const footbridge = profile.isShared ? createSharedFootbridge(options, tab) : createFootbridge(options);
    this.#pages = [...this.#pages, { tab, footbridge }];
    void new ScreenWatch({ ...this.#options, name }, footbridge);
    if (profile.isShared) footbridge.connect().catch(ignore);
  }

  #unload(page: PageOfVisitor, isCrash: boolean): void {
    page.tab.close(isCrash);
    this.#options.network.dropPage(page.tab.clock);
    this.#pages = this.#pages.filter((other) => other !== page);
  }

  #act(): void {
    const { world, random, profile } = this.#options;
    world.after(random.exponential(profile.visitorEveryMs), () => {
      if (!this.#isActing) return;
      const [first, ...others] = this.#pages.filter(({ tab }) => !tab.clock.isFrozen);
      if (first) this.#doSomething(random.pick([first, ...others]));
      this.#act();
    });
  }

  #doSomething({ footbridge, tab }: PageOfVisitor): void {
    const { random, world, fail } = this.#options;
    const { chat } = footbridge.snapshot;
    if (tab.clock.pendingTimers > MOST_TIMERS) fail('I13', `${this.name}: ${tab.clock.pendingTimers} timers at once`);
    if (!chat || chat.status === 'ended') return this.#start(footbridge);
    if (chat.status !== 'open') return undefined;
    const bad = chat.entries.find(isSettledBadly);
    if (bad && random.chance(0.3)) {
      world.tell(this.name, `tries "${textOf(bad)}" again`);
      this.retried.add(bad.key);
      return footbridge.retry(bad.key);
    }
    if (bad && random.chance(0.1)) {
      world.tell(this.name, `discards "${textOf(bad)}"`);
      return footbridge.discard(bad.key);
    }
    if (random.chance(0.1)) return footbridge.typed();
    if (random.chance(0.01)) {
      world.tell(this.name, 'leaves');
      footbridge.leave().catch(ignore);
      return undefined;
    }
    const times = random.chance(0.1) ? 3 : 1;
    for (let time = 0; time < times; time += 1) this.#say(footbridge);
    return undefined;
  }

  #say(footbridge: Footbridge): void {
    const { random, world, profile } = this.#options;
    const words = profile.isRepetitive ? ` ${random.pick(['yes', 'no', 'ok'])}` : `-${++this.#said}`;
    world.tell(this.name, `writes "${this.name}${words}"`);
    footbridge.send(`${this.name}${words}`);
  }

  #start(footbridge: Footbridge): void {
    if (this.#startsOpen > 0) return;
    this.#startsOpen += 1;
    this.#options.world.tell(this.name, 'starts a chat');
    // A page that is gone never says how it ended.
    this.#options.world.after(20_000, () => (this.#startsOpen = 0));
    footbridge
      .startChat({ name: this.name })
      .catch((error: Error) => this.#options.world.tell(this.name, `could not start: ${error.message}`))
      .finally(() => (this.#startsOpen = 0));
  }

  /** Answers how it goes over; undefined where the fault makes no difference now. */
  suffer(fault: BrowserFault): (() => void) | undefined {
    const { random, world, profile } = this.#options;
    const page = this.#pages[random.below(this.#pages.length)];
    if (!page || (page.tab.clock.isFrozen && fault !== 'wall clock jump')) return undefined;
    if (fault.startsWith('tab') && !profile.isShared) return undefined;
    if (fault === 'tab opened' && this.#pages.length >= MOST_TABS) return undefined;
    world.tell(this.name, fault);
    this.wire.tabsChangedAtMs = world.nowMs;
    const recover = this.#strike(fault, page);
    return () => {
      world.tell(this.name, `${fault}: over`);
      this.wire.tabsChangedAtMs = world.nowMs;
      recover();
    };
  }

  #strike(fault: BrowserFault, page: PageOfVisitor): () => void {
    const { random } = this.#options;
    const { tab } = page;
    switch (fault) {
      case 'tab opened':
        this.#load();
        return ignore;
      case 'tab reloaded':
      case 'tab crashed':
        this.#unload(page, fault === 'tab crashed');
        this.#load(tab.stored);
        return ignore;
      case 'tab closed':
        this.#unload(page, random.chance(0.3));
        // Who has closed the last one comes back.
        if (this.#pages.length === 0) this.#load();
        return ignore;
      case 'tab put aside':
        tab.tell('leaving');
        tab.tell('left');
        tab.clock.freeze();
        return () => this.#thaw(page, 'restored');
      case 'page frozen':
      case 'machine asleep': {
        const isAnnounced = fault === 'page frozen' && random.chance(0.5);
        if (isAnnounced) tab.tell('frozen');
        // One that sleeps already wakes by itself.
        const frozen = fault === 'page frozen' ? [page] : this.#pages.filter((each) => !each.tab.clock.isFrozen);
        for (const each of frozen) each.tab.clock.freeze();
        return () => {
          if (fault === 'machine asleep') this.browser.wall.offsetMs += 8 * 3_600_000;
          for (const each of frozen) this.#thaw(each, isAnnounced ? 'resumed' : undefined);
        };
      }
      case 'wall clock jump':
        this.browser.wall.offsetMs += random.between(-1, 1) * (random.chance(0.5) ? 6 * 365 : 0.1) * 86_400_000;
        return ignore;
      case 'hidden timers':
        tab.setVisible(false);
        tab.clock.alignedToMs = random.pick([1_000, 60_000]);
        return () => {
          tab.clock.alignedToMs = 0;
          tab.clock.run(() => tab.setVisible(true));
        };
      case 'offline':
      case 'offline unnoticed':
        if (fault === 'offline') this.browser.setOnline(false);
        this.#setWays('both blocked');
        return () => {
          this.#setWays('open');
          this.browser.setOnline(true);
        };
    }
  }

  #thaw({ tab, footbridge }: PageOfVisitor, event: 'resumed' | 'restored' | undefined): void {
    const { profile } = this.#options;
    if (!tab.clock.isFrozen || tab.clock.isStopped) return;
    tab.clock.thaw();
    if (event) tab.clock.run(() => tab.tell(event));
    if (!profile.isShared && profile.tellsOfWaking) tab.clock.run(() => footbridge.wake());
  }

  #setWays(way: 'open' | 'both blocked'): void {
    for (const server of ['a', 'b']) this.#options.network.setWay(server, way);
  }
}

const ignore = (): void => {};

const isSettledBadly = (entry: Entry): boolean =>
  isOwn(entry) && (entry.delivery === 'failed' || entry.delivery === 'unconfirmed');
