import { describe, expect, test } from 'vitest';
import { createCallbacks } from '../callback/create-callbacks.js';
import type { Footbridge } from '../client.js';
import type { FootbridgeOptions } from '../options.js';
import { linkOf } from '../link-of.js';
import { TestBrowser, type BrowserTraits, type TestTab } from '../testing/test-browser.js';
import { TestCentre, TestClient } from '../testing/test-centre.js';
import { createSharedFootbridge } from './create-shared-footbridge.js';
import type { SharedFootbridge } from './shared-footbridge.js';

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

/** What the site's client calls what it keeps. */
const OWN = 'http://site.example/a Marketing';

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

  test('give what a leader has not done to the next one, whichever tab that is', async () => {
    const { site, visitors } = await openTabs(3, traits);
    const [first, second, third] = visitors;
    second.footbridge.send('From the second.');
    third.footbridge.send('From the third.');
    first.tab.crash();
    await site.pass(5_000);
    expect(leaders([second, third])).toHaveLength(1);
    const said = ['From the second.', 'From the third.'];
    expect((await site.centre.visitorLines()).toSorted()).toEqual(said);
    for (const { client } of [second, third])
      expect(client.ownLines.toSorted()).toEqual(said.map((line) => `${line} (sent)`));
  });

  test('do what a tab orders once, however often they hear of it', async () => {
    const { site, visitors } = await openTabs(1, traits);
    const { servers, target } = site.centre.options();
    const channel = site.browser.open().openChannel(['footbridge-1', ...servers, target].join(' '));
    const order = { type: 'send', text: 'Once.', messageId: 'an id' };
    for (let time = 0; time < 3; time += 1) channel?.post({ from: 'a tab', type: 'order', orderId: 'an order', order });
    for (const nonsense of [7, null, 'text', {}, { from: 'a tab', type: 'order' }]) channel?.post(nonsense);
    await site.pass(2_000);
    expect(visitors[0].client.ownLines).toEqual(['Once. (sent)']);
    expect(await site.centre.visitorLines()).toEqual(['Once.']);
  });

  test('take the lead back within 2 s from a tab that was looked at and then crashed', async () => {
    const { site, visitors } = await openTabs(2, traits);
    const [first, second] = visitors;
    first.tab.hide();
    await site.pass(3_000);
    expect(leaders(visitors)).toEqual([1]);
    second.tab.crash();
    await site.pass(2_000);
    expect(first.footbridge.leads).toBe(true);
  });

  test('leave the lead where it is when one that followed was frozen before it heard that the leader is there', async () => {
    const { site, visitors } = await openTabs(2, traits);
    const [, second] = visitors;
    const { servers, target } = site.centre.options();
    const channel = site.browser.open().openChannel(['footbridge-1', ...servers, target].join(' '));
    let isFrozen = false;
    channel?.listen((message) => {
      if (isFrozen || (message as { readonly type: string }).type !== 'seek') return;
      isFrozen = true;
      second.tab.freeze(false);
    });
    await site.pass(30_000);
    expect(isFrozen).toBe(true);
    second.tab.resume(false);
    await site.pass(500);
    expect(leaders(visitors)).toEqual([0]);
  });

  test('leave the lead where it is when one that followed wakes up', async () => {
    const { site, visitors } = await openTabs(2, traits);
    const [, second] = visitors;
    second.tab.freeze(false);
    for (let line = 0; line < 5; line += 1) {
      await site.say(`Line ${line}`);
      await site.pass(12_000);
    }
    second.tab.resume(false);
    await site.pass(1_000);
    expect(leaders(visitors)).toEqual([0]);
    expect(second.client.lines).toEqual(visitors[0].client.lines);
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

  test('go on ending the chat when the leader is frozen while it ends it', async () => {
    const { site, visitors } = await openTabs(2, traits);
    const [first, second] = visitors;
    site.centre.network.disturbNext('chat/exit', 'requestLost');
    void second.footbridge.leave();
    await site.pass(10);
    expect(second.client.chat.status).toBe('leaving');
    first.tab.freeze(false);
    await site.pass(6_000);
    expect(second.client.chat).toMatchObject({ status: 'ended', endReason: 'visitor' });
    expect((await site.centre.desk()).interactions[0]?.state).toBe('ended');
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

describe('one tab', () => {
  test('asks nothing, stores nothing and connects to nobody until it is told to', async () => {
    const site = new Site({}, {}, {});
    const { tab } = site.load();
    await site.pass(60_000);
    expect(site.centre.network.sent).toEqual([]);
    expect([...tab.stored, ...site.browser.shared]).toEqual([]);
    await site.open();
    await site.pass(10_000);
    expect([...tab.stored]).toEqual([]);
  });

  test.each([
    ['locks', {}],
    ['no locks', { locks: false }],
    ['no channels', { channels: false }],
  ] as const)('goes on after a reload, with %s', async (_, traits) => {
    const { site, visitors } = await openTabs(1, traits);
    const [{ tab, client, footbridge }] = visitors;
    footbridge.send('Before.');
    await site.pass(2_000);
    const lines = client.lines;
    const next = site.load(tab.reload());
    expect(next.client.lines).toEqual(lines);
    await site.say('After.');
    await site.pass(1_000);
    expect(next.client.lines).toEqual([...lines, 'agent: After.']);
    expect(next.client.newsOf('chatStarted')).toEqual([]);
    next.footbridge.send('Still me.');
    await site.pass(2_000);
    expect(await site.centre.visitorLines()).toEqual(['Before.', 'Still me.']);
    expect(site.centre.network.requests('chat/start')).toHaveLength(1);
    expect(site.centre.network.requests('chat/exit')).toEqual([]);
  });

  test('says a message once though its page was reloaded while it was on its way', async () => {
    const { site, visitors } = await openTabs(1);
    const [{ tab, footbridge }] = visitors;
    site.centre.network.disturbNext('chat/sendMessage', 'answerLost');
    footbridge.send('Once.');
    await site.pass(10);
    const next = site.load(tab.reload());
    await site.pass(5_000);
    expect(next.client.ownLines).toEqual(['Once. (sent)']);
    expect(await site.centre.visitorLines()).toEqual(['Once.']);
  });

  test('keeps what the visitor was writing, and erases everything with the chat', async () => {
    const { site, visitors } = await openTabs(1);
    const [{ tab, footbridge }] = visitors;
    footbridge.draft = 'I was about to';
    footbridge.minimized = true;
    await Promise.resolve();
    const next = site.load(tab.reload());
    expect(next.footbridge.draft).toBe('I was about to');
    expect(next.footbridge.minimized).toBe(true);
    await site.pass(1_000);
    expect(next.footbridge.leads).toBe(true);
    expect(next.footbridge.draft).toBe('I was about to');
    expect(next.footbridge.minimized).toBe(true);
    await site.pass(1_000);
    const left = next.footbridge.leave();
    await site.pass(1_000);
    await left;
    expect([...next.tab.stored]).toEqual([]);
    next.footbridge.draft = 'Nobody reads this.';
    expect([...next.tab.stored]).toEqual([]);
  });

  test('ends the chat and erases everything when consent is withdrawn, though no server answers', async () => {
    const { site, visitors } = await openTabs(2);
    const [first, second] = visitors;
    site.centre.network.disturb(() => 'requestLost');
    const forgotten = first.footbridge.forget();
    expect([...first.tab.stored]).toEqual([]);
    await site.pass(30_000);
    await forgotten;
    expect([...first.tab.stored, ...second.tab.stored]).toEqual([]);
    expect(first.footbridge.snapshot.chat).toBeUndefined();
    expect(site.centre.network.requests('chat/exit').length).toBeGreaterThan(0);
  });

  test.each(['blocked', 'full'] as const)('chats without a resume where storage is %s', async (storage) => {
    for (const locks of [true, false]) {
      const { site, visitors } = await openTabs(2, { storage, locks });
      const [first, second] = visitors;
      second.footbridge.send('Hello?');
      await site.pass(2_000);
      expect(first.client.ownLines).toEqual(['Hello? (sent)']);
      expect(leaders(visitors)).toHaveLength(1);
    }
  });

  test.each([
    '',
    '{',
    'null',
    '7',
    '"text"',
    '[]',
    '{"chat":7}',
    `{"${OWN}":7}`,
    `{"${OWN}":[]}`,
    `{"${OWN}":{"chat":7}}`,
    `{"${OWN}":{"chat":{"version":1}}}`,
    `{"${OWN}":{"chat":{"target":"Marketing"},"callback":null}}`,
  ])('begins anew where what is stored is damaged: %s', async (text) => {
    const site = new Site({}, {}, {});
    const tab = site.browser.open(new Map([['footbridge', text]]));
    const { footbridge } = site.load(tab);
    await site.pass(1_000);
    expect(footbridge.snapshot.chat).toBeUndefined();
    expect(site.centre.network.sent).toEqual([]);
    const started = footbridge.startChat();
    await site.pass(1_000);
    await started;
  });

  test('leaves alone what the client of another queue keeps on the same page', async () => {
    const { site, visitors } = await openTabs(1);
    const [{ tab }] = visitors;
    const other = createSharedFootbridge(site.centre.options({ clock: tab.clock, target: 'Support' }), tab);
    const started = other.startChat();
    await site.pass(2_000);
    await started;
    const { client } = site.load(site.browser.open(tab.stored));
    await site.pass(1_000);
    expect(client.chat.status).toBe('open');
  });

  test('does not bring back a chat that has ended while a tab was elsewhere', async () => {
    const { site, visitors } = await openTabs(2);
    const [first, second] = visitors;
    second.tab.close();
    const left = first.footbridge.leave();
    await site.pass(1_000);
    await left;
    first.footbridge.reset();
    const back = site.load(site.browser.open(second.tab.stored));
    expect(back.client.chat.status).toBe('open');
    await site.pass(3_000);
    expect(back.footbridge.snapshot.chat).toBeUndefined();
    expect(first.footbridge.snapshot.chat).toBeUndefined();
    expect([...back.tab.stored]).toEqual([]);
  });

  test('ends the chat though the tab that leads next slept when the visitor ended it', async () => {
    const { site, visitors } = await openTabs(2);
    const [first, second] = visitors;
    second.tab.freeze();
    site.centre.network.disturbNext('chat/exit', 'requestLost');
    void first.footbridge.leave();
    await site.pass(10);
    first.tab.freeze(false);
    second.tab.resume();
    await site.pass(10_000);
    expect(second.footbridge.leads).toBe(true);
    expect(second.client.chat.status).toBe('open');
    first.tab.resume(false);
    await site.pass(2_000);
    expect(second.client.chat).toMatchObject({ status: 'ended', endReason: 'visitor' });
    expect(first.client.chat.status).toBe('ended');
  });

  test('hears the leader though it led at a later time before the clock was put back', async () => {
    const { site, visitors } = await openTabs(2);
    const [first, second] = visitors;
    first.tab.putAside();
    site.browser.wallOffsetMs = -3_600_000;
    await site.pass(5_000);
    expect(second.footbridge.leads).toBe(true);
    second.tab.close();
    const third = await site.open();
    await site.pass(5_000);
    first.tab.comeBack();
    await site.say('Can you hear me?');
    await site.pass(8_000);
    expect(leaders([first, third])).toEqual([1]);
    expect(first.client.lines.at(-1)).toBe('agent: Can you hear me?');
  });

  test('leaves the chat of another queue where it is', async () => {
    const { site, visitors } = await openTabs(1);
    const [{ tab }] = visitors;
    tab.close();
    const stored = [...tab.stored];
    const elsewhere = site.browser.open(tab.stored);
    createSharedFootbridge(site.centre.options({ clock: elsewhere.clock, target: 'Support' }), elsewhere);
    await site.pass(5_000);
    expect([...tab.stored]).toEqual(stored);
    const back = site.load(site.browser.open(tab.stored));
    await site.pass(1_000);
    expect(back.client.chat.status).toBe('open');
  });

  test('keeps the newest part of a conversation that is too long to store', async () => {
    const { site, visitors } = await openTabs(1);
    const [{ tab, footbridge }] = visitors;
    for (let line = 0; line < 40; line += 1) {
      footbridge.send(`${line} ${'words '.repeat(600)}`);
      await site.pass(600);
    }
    await site.pass(3_000);
    expect(tab.stored.get('footbridge')?.length).toBeLessThanOrEqual(131_072);
    const next = site.load(tab.reload());
    await site.pass(1_000);
    expect(next.client.ownLines.at(-1)).toMatch(/^39 .*\(sent\)$/);
    expect(next.client.ownLines.length).toBeGreaterThan(15);
  });

  test('comes back from where the browser keeps pages aside, and nothing of it ran there', async () => {
    for (const locks of [true, false]) {
      const { site, visitors } = await openTabs(1, { locks });
      const [{ tab, client }] = visitors;
      tab.putAside();
      const before = site.centre.network.sent.length;
      await site.say('Come back!');
      await site.pass(30_000);
      expect(site.centre.network.sent).toHaveLength(before);
      tab.comeBack();
      await site.pass(1_000);
      expect(client.lines.at(-1)).toBe('agent: Come back!');
      expect(client.problems).toEqual([]);
    }
  });

  test.each([true, false])(
    'leaves the lead to another tab at once when it is put aside, asked before: %s',
    async (isAsked) => {
      const { site, visitors } = await openTabs(2);
      const [first, second] = visitors;
      first.tab.putAside(isAsked);
      await site.say('Second?');
      await site.pass(500);
      expect(second.footbridge.leads).toBe(true);
      await site.pass(2_000);
      expect(second.client.lines.at(-1)).toBe('agent: Second?');
      first.tab.comeBack();
      await site.pass(500);
      expect(leaders(visitors)).toEqual([1]);
      expect(first.client.lines).toEqual(second.client.lines);
    },
  );

  test('still shows a chat that has ended when the tab that led is closed', async () => {
    const { site, visitors } = await openTabs(2);
    const [first, second] = visitors;
    const left = first.footbridge.leave();
    await site.pass(500);
    await left;
    const { lines } = second.client;
    first.tab.close();
    await site.pass(2_000);
    expect(second.footbridge.leads).toBe(true);
    expect(second.client.chat).toMatchObject({ status: 'ended', endReason: 'visitor' });
    expect(second.client.lines).toEqual(lines);
  });

  test('tells a tab that led before, and does not know that it is over', async () => {
    const { site, visitors } = await openTabs(1);
    const { servers, target } = site.centre.options();
    const channel = site.browser.open().openChannel(['footbridge-1', ...servers, target].join(' '));
    const heard: { readonly type: string; readonly term: number }[] = [];
    channel?.listen((message) => heard.push(message as (typeof heard)[number]));
    channel?.post({ from: 'an old leader', type: 'here', term: 7 });
    await site.pass(10);
    const answers = heard.filter(({ type }) => type === 'here');
    expect(answers).toHaveLength(1);
    expect(answers[0]?.term).toBeGreaterThan(7);
    expect(visitors[0].footbridge.leads).toBe(true);
  });

  test('goes on where the visitor is asked whether to leave the page, and stays', async () => {
    for (const locks of [true, false]) {
      const { site, visitors } = await openTabs(2, { locks });
      const [first, second] = visitors;
      first.tab.stay();
      await site.say('Stay.');
      await site.pass(100);
      // A lock that is held would cost Firefox's back/forward cache.
      if (locks) expect(leaders(visitors)).toEqual([1]);
      await site.pass(4_000);
      expect(leaders(visitors)).toHaveLength(1);
      expect(first.client.lines.at(-1)).toBe('agent: Stay.');
      expect(second.client.lines).toEqual(first.client.lines);
      second.tab.crash();
      first.tab.stay();
      await site.pass(3_000);
      expect(first.footbridge.leads).toBe(true);
    }
  });

  test('polls at once when it is looked at again, and less often while it is not', async () => {
    const { site, visitors } = await openTabs(1);
    const [{ tab }] = visitors;
    tab.hide();
    await site.pass(60_000);
    expect(site.polls(50_000)).toBeLessThanOrEqual(5);
    await site.pass(617_000);
    expect(site.polls(300_000)).toBeLessThanOrEqual(5);
    tab.show();
    await site.pass(250);
    expect(site.polls(251)).toBe(1);
    expect(visitors[0].client.chat.status).toBe('open');
    await site.pass(20_000);
    expect(site.polls(20_000)).toBeGreaterThan(6);
  });

  test('gives a chat up no sooner because the machine has slept', async () => {
    const { site, visitors } = await openTabs(1);
    const [{ tab, client }] = visitors;
    const heal = site.centre.network.disturb(() => 'refused');
    await site.pass(10_000);
    expect(client.chat.connection).toBe('reconnecting');
    tab.freeze(false);
    await site.pass(60_000);
    tab.resume(false);
    await site.pass(250_000);
    expect(client.chat.status).toBe('open');
    heal();
  });

  test('takes over from a tab that nobody has heard of and that is frozen', async () => {
    const { site, visitors } = await openTabs(1);
    const [first] = visitors;
    first.tab.freeze(false);
    const second = site.load();
    void second.footbridge.connect();
    await site.pass(3_000);
    expect(second.footbridge.snapshot.configuration).toBe('loaded');
    first.tab.resume(false);
    await site.pass(1_000);
    // What only the first tab knew is not lost.
    expect(second.client.lines).toEqual(first.client.lines);
    expect(second.client.chat.status).toBe('open');
    await site.say('There you are.');
    await site.pass(3_000);
    expect(first.client.lines.at(-1)).toBe('agent: There you are.');
    expect(second.client.lines).toEqual(first.client.lines);
    expect(leaders([first, second])).toHaveLength(1);
  });

  test('loses nothing to a server without acknowledgements when another tab is looked at', async () => {
    const { site, visitors } = await openTabs(2, {}, {}, { extensions: { ack: false, messageId: false } });
    const [first, second] = visitors;
    const { network } = site.centre;
    network.disturb(({ what }) => (what === 'chat/poll' ? { delayMs: 400 } : undefined));
    for (let line = 0; line < 6; line += 1) {
      const [shown, hidden] = line % 2 ? [first, second] : [second, first];
      await site.say(`Line ${line}`);
      // The answer that has the line is on its way when the visitor looks at the other tab.
      const before = network.requests('chat/poll').length;
      while (network.requests('chat/poll').length === before) await site.pass(10);
      hidden.tab.hide();
      shown.tab.show();
      await site.pass(3_000);
    }
    await site.pass(10_000);
    const said = second.client.lines.filter((line) => line.startsWith('agent: Line'));
    expect(said).toEqual(Array.from({ length: 6 }, (_, line) => `agent: Line ${line}`));
    expect(first.client.lines).toEqual(second.client.lines);
  });

  test('takes no older conversation for a newer one because a server has begun its numbers anew', async () => {
    const { site, visitors } = await openTabs(2, {}, {}, { extensions: { ack: false, messageId: false } });
    const [first, second] = visitors;
    for (const line of ['One', 'Two', 'Three']) await site.say(line);
    await site.pass(3_000);
    second.tab.putAside();
    first.tab.close();
    const next = site.load(site.browser.open(first.tab.stored));
    await site.pass(1_000);
    await site.say('Four');
    await site.pass(3_000);
    const { lines } = next.client;
    second.tab.comeBack();
    await site.pass(3_000);
    expect(lines.at(-1)).toBe('agent: Four');
    expect(next.client.lines).toEqual(lines);
    expect(second.client.lines).toEqual(lines);
  });

  test('leaves nothing behind when it is disposed of', async () => {
    for (const locks of [true, false]) {
      const { site, visitors } = await openTabs(1, { locks });
      const [{ footbridge, tab }] = visitors;
      footbridge.dispose();
      await site.pass(100);
      const timers = site.centre.clock.pendingTimers;
      const sent = site.centre.network.sent.length;
      await site.pass(60_000);
      expect(site.centre.network.sent).toHaveLength(sent);
      expect(site.centre.clock.pendingTimers).toBeLessThanOrEqual(timers);
      await expect(footbridge.connect()).rejects.toThrow(expect.objectContaining({ code: 'disposed' }));
      expect(tab.stored.size).toBe(1);
    }
  });
});

describe('what stands beside the chat', () => {
  test('works over the shared client in any tab', async () => {
    const { site, visitors } = await openTabs(2);
    const [, second] = visitors;
    expect(second.footbridge.leads).toBe(false);
    const link = linkOf(second.footbridge);
    expect(link.settings.target).toBe('Marketing');
    const taken: string[] = [];
    link.takers.add((text) => text === 'set tracelevel all' && taken.push(text) > 0);
    second.footbridge.send('set tracelevel all');
    second.footbridge.send('Hello.');
    await site.pass(2_000);
    expect(taken).toEqual(['set tracelevel all']);
    expect(await site.centre.visitorLines()).toEqual(['Hello.']);
  });

  test('asks to be called from any tab, and takes that up again with all that the server can do', async () => {
    const { site, visitors } = await openTabs(2);
    for (const { footbridge } of visitors) {
      const callbacks = createCallbacks(footbridge);
      const connected = callbacks.connect();
      await site.pass(1_000);
      await connected;
      expect(callbacks.takesTime).toBe(true);
      const created = callbacks.create({ telephone: '+47 555 01 22' });
      await site.pass(1_000);
      await created;
      const again = createCallbacks(footbridge);
      again.watch();
      expect(again.resume(callbacks.record)).toBe(true);
      await site.pass(1_000);
      expect(again.snapshot).toMatchObject({ status: 'open', mayCancel: true, mayReschedule: true });
    }
  });

  test('hears of the requests of the tab that leads', async () => {
    const { site, visitors } = await openTabs(1);
    const paths: string[] = [];
    linkOf(visitors[0].footbridge).observe(({ request }) => paths.push(new URL(request.url).pathname));
    await site.pass(5_000);
    expect(paths.some((path) => path.includes('/chat/poll/'))).toBe(true);
  });
});
