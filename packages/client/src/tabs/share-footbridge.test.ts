import { describe, expect, test } from 'vitest';
import type { Footbridge } from '../client.js';
import type { FootbridgeOptions } from '../options.js';
import { TestBrowser, type BrowserTraits, type TestTab } from '../testing/test-browser.js';
import { TestCentre, TestClient } from '../testing/test-centre.js';
import { createSharedFootbridge } from './create-shared-footbridge.js';
import type { SharedFootbridge } from './share-footbridge.js';

interface Visitor {
  readonly tab: TestTab;
  readonly footbridge: SharedFootbridge;
  readonly client: TestClient;
}

/** A visitor with one browser, and an agent. */
class Site {
  readonly centre: TestCentre;
  readonly browser: TestBrowser;
  readonly #options: Partial<FootbridgeOptions>;
  interactionId = '';

  constructor(
    traits: BrowserTraits,
    options: Partial<FootbridgeOptions>,
    bridge: ConstructorParameters<typeof TestCentre>[0],
  ) {
    this.centre = new TestCentre(bridge);
    this.browser = new TestBrowser(this.centre.clock, traits);
    this.#options = options;
  }

  /** A page of the site in a tab. */
  load(tab = this.browser.open()): Visitor {
    const options = this.centre.options({ clock: tab.clock, ...this.#options });
    const footbridge = createSharedFootbridge(options, tab);
    return { tab, footbridge, client: new TestClient(footbridge as Footbridge) };
  }

  /** A tab in which the visitor opens the widget. */
  async open(): Promise<Visitor> {
    const visitor = this.load();
    void visitor.footbridge.connect();
    await this.pass(50);
    return visitor;
  }

  pass(durationMs: number): Promise<void> {
    return this.centre.clock.advance(durationMs);
  }

  say(text: string): Promise<void> {
    return this.centre.agent({ command: 'sendText', interactionId: this.interactionId, text });
  }

  /** How many polls were sent within the last so many milliseconds. */
  polls(withinMs: number): number {
    const sinceMs = this.centre.clock.monotonic() - withinMs;
    return this.centre.network.requests('chat/poll').filter(({ atMs }) => atMs > sinceMs).length;
  }
}

/** Tabs in one chat that an agent has taken; the first leads. */
async function openTabs(
  count: number,
  traits: BrowserTraits = {},
  options: Partial<FootbridgeOptions> = {},
  bridge: ConstructorParameters<typeof TestCentre>[0] = {},
): Promise<{ site: Site; visitors: [Visitor, Visitor, Visitor] }> {
  const site = new Site(traits, options, bridge);
  await site.centre.agent({ command: 'signIn' });
  const first = site.load();
  const started = first.footbridge.startChat({ name: 'Ann' });
  await site.pass(1_500);
  await started;
  site.interactionId = await site.centre.pickUp();
  await site.pass(2_000);
  const visitors = [first];
  while (visitors.length < count) visitors.push(await site.open());
  await site.pass(500);
  return { site, visitors: visitors as [Visitor, Visitor, Visitor] };
}

const leaders = (visitors: readonly Visitor[]) =>
  visitors.map(({ footbridge }, index) => (footbridge.leads ? index : -1)).filter((index) => index >= 0);

const browsers = [
  ['locks', {}],
  ['no locks', { locks: false }],
  ['no locks and no storage', { locks: false, storage: 'blocked' }],
] as const;

describe.each(browsers)('several tabs, with %s', (_, traits) => {
  test('show the same conversation, and one of them polls', async () => {
    const { site, visitors } = await openTabs(3, traits);
    expect(leaders(visitors)).toEqual([0]);
    const [first, second, third] = visitors;
    await site.say('Hello.');
    await site.pass(3_000);
    expect(first.client.lines.at(-1)).toBe('agent: Hello.');
    expect(second.client.lines).toEqual(first.client.lines);
    expect(third.client.lines).toEqual(first.client.lines);
    expect(third.client.newsOf('entryReceived')).toHaveLength(1);
    const before = site.centre.network.sent.length;
    await site.pass(20_000);
    const sent = site.centre.network.sent.slice(before);
    expect(sent.length).toBeLessThan(12);
  });

  test('send from any of them, shown at once and said once', async () => {
    const { site, visitors } = await openTabs(3, traits);
    const [first, second, third] = visitors;
    third.footbridge.send('From the third.');
    expect(third.client.ownLines).toEqual(['From the third. (sending)']);
    first.footbridge.send('From the first.');
    await site.pass(2_000);
    for (const { client } of visitors) {
      expect(client.ownLines.toSorted()).toEqual(['From the first. (sent)', 'From the third. (sent)']);
    }
    expect(second.client.lines).toEqual(third.client.lines);
    expect((await site.centre.visitorLines()).toSorted()).toEqual(['From the first.', 'From the third.']);
  });

  test.each(['close', 'crash'] as const)('go on within 2 s when the leader is gone: %s', async (how) => {
    const { site, visitors } = await openTabs(3, traits);
    const [first, second, third] = visitors;
    first.tab[how]();
    await site.say('Are you there?');
    await site.pass(2_000);
    expect(leaders([second, third])).toHaveLength(1);
    expect(site.polls(2_000)).toBeGreaterThan(0);
    await site.pass(500);
    expect(second.client.lines.at(-1)).toBe('agent: Are you there?');
    expect(third.client.lines).toEqual(second.client.lines);
    expect(second.client.lines.filter((line) => line.includes('Are you there?'))).toHaveLength(1);
  });

  test('go on within 6 s when the leader is frozen without a word, and it is quiet when it wakes', async () => {
    const { site, visitors } = await openTabs(3, traits);
    const [first, second, third] = visitors;
    first.tab.freeze(false);
    await site.say('Are you there?');
    await site.pass(6_000);
    expect(leaders([second, third])).toHaveLength(1);
    expect(second.client.lines.at(-1)).toBe('agent: Are you there?');
    const before = site.centre.network.sent.length;
    first.tab.resume(false);
    await site.pass(10);
    expect(site.centre.network.sent).toHaveLength(before);
    await site.pass(3_000);
    expect(leaders(visitors)).toHaveLength(1);
    expect(first.footbridge.leads).toBe(false);
    expect(first.client.lines).toEqual(second.client.lines);
  });

  test('lose no message that was given to a leader that died with it', async () => {
    const { site, visitors } = await openTabs(2, traits);
    const [first, second] = visitors;
    second.footbridge.send('Do not lose me.');
    first.tab.crash();
    expect(second.client.ownLines).toEqual(['Do not lose me. (sending)']);
    await site.pass(5_000);
    expect(second.client.ownLines).toEqual(['Do not lose me. (sent)']);
    expect(await site.centre.visitorLines()).toEqual(['Do not lose me.']);
  });

  test('end the chat from any of them for all', async () => {
    const { site, visitors } = await openTabs(3, traits);
    const [first, second, third] = visitors;
    const left = second.footbridge.leave();
    await site.pass(500);
    await left;
    for (const { client } of visitors) expect(client.chat).toMatchObject({ status: 'ended', endReason: 'visitor' });
    third.footbridge.reset();
    await site.pass(500);
    for (const { footbridge } of visitors) expect(footbridge.snapshot.chat).toBeUndefined();
    for (const { tab } of visitors) expect([...tab.stored]).toEqual([]);
    expect(first.footbridge.snapshot.configuration).toBe('loaded');
  });

  test('reload one after the other without forking the chat', async () => {
    const { site, visitors } = await openTabs(2, traits);
    const [first, second] = visitors;
    const again = site.load(first.tab.reload());
    await site.say('One conversation.');
    await site.pass(3_000);
    expect(leaders([again, second])).toHaveLength(1);
    if (traits !== browsers[2][1]) {
      expect(again.client.lines).toEqual(second.client.lines);
    }
    expect(second.client.lines.at(-1)).toBe('agent: One conversation.');
    expect(site.centre.network.requests('chat/start')).toHaveLength(1);
  });

  test('lead where the visitor is', async () => {
    const { site, visitors } = await openTabs(2, traits);
    const [first, second] = visitors;
    first.tab.hide();
    await site.pass(3_000);
    expect(leaders(visitors)).toEqual([1]);
    expect(second.client.lines).toEqual(first.client.lines);
    await site.say('Here?');
    await site.pass(3_000);
    expect(first.client.lines.at(-1)).toBe('agent: Here?');
    expect(second.client.lines).toEqual(first.client.lines);
  });

  test('start a chat in the tab where the visitor asks for it', async () => {
    const site = new Site(traits, {}, {});
    const first = await site.open();
    await site.pass(2_000);
    const second = await site.open();
    await site.pass(2_000);
    expect(second.footbridge.snapshot.configuration).toBe('loaded');
    const started = first.footbridge.startChat({ name: 'Ann' });
    await site.pass(3_000);
    await started;
    expect(first.client.chat.status).toBe('open');
    expect(second.client.lines).toEqual(first.client.lines);
    await expect(second.footbridge.startChat()).rejects.toThrow(expect.objectContaining({ code: 'refused' }));
  });
});
