/** What the vendor's own client needs from a server, point by point. protocol §11 */
import { afterAll, describe, expect, test } from 'vitest';
import { OriginalClient } from './testing/original-client.js';
import { OriginalConversation } from './testing/original-client-conversation.js';
import { follow, openSite, type OriginalSite } from './testing/original-site.js';
import { Operator } from './testing/operator.js';
import { Agent, agentRequest, createTestBridge, type TestBridge, type TestOptions } from './testing/test-bridge.js';
import { createPair, sharedStores, type Member } from './testing/test-pair.js';
import { VirtualClock } from './testing/virtual-clock.js';

const form = { name: 'Ann', target: 'Marketing' };
const caller = { ...form, telephone: '555 0100', subject: 'Dishwasher leaks' };

interface Page extends TestBridge {
  readonly site: OriginalSite;
  readonly client: OriginalClient;
}

async function openPage(options: TestOptions = {}): Promise<Page> {
  const made = createTestBridge(options);
  const site = openSite([made.bridge], made.clock);
  expect(await site.client.load()).toBe(true);
  return { ...made, site, client: site.client };
}

const count = ({ asked }: OriginalClient, name: OriginalClient['asked'][number]): number =>
  asked.filter((one) => one === name).length;

const linesOf = ({ chat }: OriginalClient): string[] =>
  chat.conversation.lines.map(({ from, text }) => `${from}: ${text}`);

/** Nothing that came was lost on it. */
function expectUnderstood({ exceptions, chat }: OriginalClient): void {
  expect(exceptions).toEqual([]);
  expect(chat.conversation.losses).toEqual([]);
}

const sendFile = ({ bridge }: Page, agent: Agent, interactionId: string, name: string): Promise<Response> =>
  bridge.fetchPrivate(
    agentRequest(`files?${new URLSearchParams({ agent: agent.name, interactionId, name })}`, {
      method: 'POST',
      body: `The bytes of ${name}`,
    }),
  );

describe('the original client', () => {
  test('chats from the welcome to the exit', async () => {
    const { bridge, client, clock } = await openPage();
    const agent = await Agent.signIn(bridge);
    expect(await client.chat.start(form)).toBeUndefined();
    const interactionId = await agent.pickUp();
    await client.chat.type('Hello');
    await clock.advance(500);
    expect((await agent.desk()).interactions).toMatchObject([{ visitorTyping: true }]);
    await client.chat.send();
    await agent.do({ command: 'typing', interactionId, typing: true });
    await clock.advance(2_000);
    expect(client.chat.conversation.typing.size).toBe(1);
    await agent.do({ command: 'sendText', interactionId, text: 'Good morning' });
    await clock.advance(4_000);
    expect(linesOf(client).slice(-2)).toEqual(['Ann: Hello', 'Alicia Adams: Good morning']);
    expect(client.chat.box).toBe('');
    await client.chat.exit();
    expect((await agent.desk()).interactions).toMatchObject([{ state: 'ended', endReason: 'visitor' }]);
    expectUnderstood(client);
    expect(client.failover.rounds).toBe(0);
  });

  test('asks for a callback, sees who has it, and cancels it', async () => {
    const { bridge, client, clock } = await openPage();
    expect(await client.callback.create(caller)).toBeUndefined();
    await clock.advance(1_500);
    expect(client.callback.status).toMatchObject({
      acdStatus: { queuePosition: 1, interactionState: 'Waiting Agent' },
    });
    const agent = await Agent.signIn(bridge);
    await agent.pickUp();
    await clock.advance(10_000);
    expect(client.callback.agentName).toBe('Alicia Adams');
    expect(count(client, 'partyInfo')).toBe(1);
    expect(await client.callback.disconnect()).toBeUndefined();
    expect((await agent.desk()).interactions).toMatchObject([{ kind: 'callback', endReason: 'visitor' }]);
    const { length } = client.asked;
    await clock.advance(60_000);
    expect(client.asked).toHaveLength(length);
    expectUnderstood(client);
  });

  test('makes an account and signs in with it', async () => {
    const { client, clock } = await openPage();
    const account = {
      username: 'ann',
      password: 'a long passphrase',
      firstName: 'Ann',
      lastName: 'Lee',
      homeURL: null,
    };
    expect(await client.register(account)).toBeUndefined();
    expect(await client.register(account)).toBe('error.websvc.userdb.accountExists');
    const known = { ...form, name: 'ann', password: 'a long passphrase' };
    expect(await client.chat.start({ ...known, password: 'wrong' })).toBe('error.websvc.userdb.badCredentials');
    expect(await client.chat.start(known)).toBeUndefined();
    expect(await client.callback.create({ ...caller, ...known })).toBeUndefined();
    await clock.advance(5_000);
    expectUnderstood(client);
    expect(client.failover.rounds).toBe(0);
  });

  test('asks how long one waits', async () => {
    const { client } = await openPage();
    const { error, content } = await client.queryQueue('Marketing');
    expect(error).toBeUndefined();
    expect(content).toMatchObject({ agentsAvailable: 0, estimatedWaitTime: expect.any(Number) });
  });
});

describe('what the original client needs', () => {
  test('point 1: it reads the configuration once, and again only when that has changed', async () => {
    const { bridge, client, clock } = await openPage();
    await client.chat.start(form);
    await clock.advance(20_000);
    expect(count(client, 'serverConfiguration')).toBe(1);
    await new Operator(bridge).do('parameters', { AllowClientProblemReport: 1 });
    await clock.advance(20_000);
    expect(count(client, 'serverConfiguration')).toBe(2);
  });

  test('point 2: it keeps to the pace that is suggested, and no poll of its is held', async () => {
    const { client, clock } = await openPage();
    await client.chat.start(form);
    await clock.advance(1_000);
    const before = count(client, 'poll');
    await clock.advance(20_000);
    expect(count(client, 'poll') - before).toBe(10);
    expect(client.failover.rounds).toBe(0);
  });

  test('point 2: its overlapping polls lose nothing and show nothing twice', async () => {
    const { bridge, client, clock, site } = await openPage();
    const agent = await Agent.signIn(bridge);
    await client.chat.start(form);
    const interactionId = await agent.pickUp();
    site.latencyMs = 7_000;
    for (let number = 0; number < 12; number += 1) {
      await agent.do({ command: 'sendText', interactionId, text: `number ${number}` });
      await clock.advance(1_700);
    }
    await clock.advance(10_000);
    const heard = linesOf(client).filter((line) => line.includes('number'));
    expect(heard).toEqual(Array.from({ length: 12 }, (_, number) => `Alicia Adams: number ${number}`));
    expectUnderstood(client);
  });

  test('point 2: it is served again after answers that took longer than it waits', async () => {
    const { bridge, client, clock, site } = await openPage({ recovery: true });
    const agent = await Agent.signIn(bridge);
    await client.chat.start(form);
    const interactionId = await agent.pickUp();
    await clock.advance(2_000);
    site.latencyMs = 20_000;
    await clock.advance(14_500);
    expect(client.failover.rounds).toBe(1);
    site.latencyMs = 0;
    await clock.advance(16_000);
    await agent.do({ command: 'sendText', interactionId, text: 'after it' });
    await clock.advance(4_000);
    expect(linesOf(client)).toContain('Alicia Adams: after it');
    expectUnderstood(client);
  });

  test('points 3 and 4: it understands every event of a chat with everything in it', async () => {
    const page = await openPage({ parameters: { EnableIdleTimeout: 1, PartyIdleTime: 60, PartyIdleGraceTime: 60 } });
    const { bridge, client, clock } = page;
    await client.chat.start(form);
    await clock.advance(31_000);
    const [alicia, bob] = [await Agent.signIn(bridge), await Agent.signIn(bridge, 'Bob Brown')];
    const interactionId = (await alicia.desk()).interactions[0]?.interactionId ?? '';
    const owner = (await alicia.desk()).interactions[0]?.mine ? alicia : bob;
    const other = owner === alicia ? bob : alicia;
    await owner.pickUp();
    await client.chat.send('Hello <b>there</b> 👋');
    await owner.do({ command: 'sendText', interactionId, text: 'Good morning' });
    await owner.do({ command: 'sendUrl', interactionId, text: 'see https://www.example.com' });
    await sendFile(page, owner, interactionId, 'the manual.pdf');
    await owner.do({ command: 'typing', interactionId, typing: true });
    await owner.do({ command: 'hold', interactionId });
    await owner.do({ command: 'resume', interactionId });
    await owner.do({ command: 'transfer', interactionId, to: { agent: other.name } });
    await clock.advance(2_000);
    await other.pickUp();
    await clock.advance(130_000);
    expectUnderstood(client);
    const { lines } = client.chat.conversation;
    expect(lines.map(({ kind }) => kind)).toEqual(expect.arrayContaining(['text', 'url', 'file']));
    expect(linesOf(client).join('\n')).toMatch(/has been idle for .*\n.*has been disconnected from chat/);
    expect(client.chat.state).toBe('disconnected');
  });

  test('point 5: it is told everything once and in order, for it would show repeats', async () => {
    const { bridge, client, clock } = await openPage();
    const agent = await Agent.signIn(bridge);
    await client.chat.start(form);
    const interactionId = await agent.pickUp();
    for (let number = 0; number < 10; number += 1) {
      await Promise.all([
        client.chat.send(`from me ${number}`),
        agent.do({ command: 'sendText', interactionId, text: `from the agent ${number}` }),
      ]);
      await clock.advance(300);
    }
    await clock.advance(4_000);
    for (const [name, said] of [
      ['Ann', 'from me'],
      ['Alicia Adams', 'from the agent'],
    ]) {
      const heard = linesOf(client).filter((line) => line.includes(`${said} `));
      expect(heard).toEqual(Array.from({ length: 10 }, (_, number) => `${name}: ${said} ${number}`));
    }
  });

  test('point 6: it loses nothing by polling before it reads what the start said', async () => {
    const { client, clock } = await openPage();
    await client.chat.start(form);
    await clock.advance(3_000);
    expect(linesOf(client)).toEqual(['CIC: Welcome to IC!', 'CIC: Interaction transferred to Marketing.']);
    expect(client.chat.conversation.participants.get(client.chat.participantId)).toMatchObject({ state: 'active' });
    expectUnderstood(client);
  });

  test.each([
    ['an unknown queue', {}, { target: 'Nowhere' }, 'error.websvc.unknownEntity.badTarget'],
    ['a limit', { MaxActiveChatsAllowed: 0 }, {}, 'error.websvc.general.limit.MaxActiveChatsAllowed'],
    ['access control', { ChatAccessControl: 2 }, {}, 'error.websvc.unsupportedOperation'],
    ['a wrong password', {}, { password: 'wrong' }, 'error.websvc.userdb.badCredentials'],
  ])('point 7: it takes a refusal because of %s for that, and looks for no other server', async (...row) => {
    const [, parameters, over, reason] = row;
    const { client, clock } = await openPage({ parameters });
    expect(await client.chat.start({ ...form, ...over })).toBe(reason);
    const account = { ...caller, target: 'Nowhere' };
    expect(await client.callback.create(account)).toBe('error.websvc.unknownEntity.badTarget');
    expect(await client.register({ username: '', password: '' })).toBe('error.websvc.content.invalid.missingData');
    await clock.advance(10_000);
    expect(client.failover.rounds).toBe(0);
    expectUnderstood(client);
  });

  test('point 7: a queue that is closed to it is no reason to switch over either', async () => {
    const { bridge, client, clock } = await openPage();
    await new Operator(bridge).do('pause', { queue: 'Marketing' });
    expect(await client.chat.start(form)).toBe('error.websvc.general.closed.paused');
    await clock.advance(10_000);
    expect(client.failover.rounds).toBe(0);
  });

  test('point 9: it is told that the chat is over, and can still poll and exit', async () => {
    const { bridge, client, clock } = await openPage();
    const agent = await Agent.signIn(bridge);
    await client.chat.start(form);
    const interactionId = await agent.pickUp();
    await agent.do({ command: 'disconnect', interactionId });
    await clock.advance(60_000);
    expect(client.chat.notices).toEqual(['You have been disconnected from the chat']);
    // Dead would be what looks alive: nobody told the visitor.
    expect(client.chat.state).toBe('disconnected');
    await client.chat.exit();
    expectUnderstood(client);
    expect(client.failover.rounds).toBe(0);
  });

  test('point 10: a tab that is closed without a word leaves no chat behind', async () => {
    const { bridge, client, clock } = await openPage();
    const agent = await Agent.signIn(bridge);
    await client.chat.start(form);
    await agent.pickUp();
    await clock.advance(2_000);
    client.close();
    const { length } = client.asked;
    await clock.advance(95_000);
    expect(client.asked).toHaveLength(length);
    expect((await agent.desk()).interactions).toMatchObject([{ state: 'ended', endReason: 'gone' }]);
  });

  test.each([
    ['everything', {}, ['Chat', 'Callback', 'Create an Account']],
    ['no chats', { ChatAccessControl: 0 }, ['Callback', 'Create an Account']],
    ['no callbacks', { CallbackAccessControl: 0 }, ['Chat', 'Create an Account']],
    [
      'registered visitors only',
      { ChatAccessControl: 2, CallbackAccessControl: 2 },
      ['Chat', 'Callback', 'Create an Account'],
    ],
  ] as const)('point 11: where there is %s, it shows the tabs for that', async (_, parameters, tabs) => {
    const { client } = await openPage({ parameters });
    expect(client.tabs).toEqual(tabs);
    expect(client.has('callback', 'disconnect')).toBe(true);
  });

  test('point 11: it offers no account where nobody can have one', async () => {
    const { client } = await openPage({ registration: { open: false } });
    expect(client.tabs).not.toContain('Create an Account');
  });

  test('point 12: its links to photos and files lead there through the web server', async () => {
    const png = new Uint8Array([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]);
    const page = await openPage({
      agents: [{ name: 'Alicia Adams', photo: '/photos/alicia.png' }],
      localFiles: { read: async () => png },
    });
    const { bridge, client, clock, site } = page;
    const agent = await Agent.signIn(bridge);
    await client.chat.start(form);
    const interactionId = await agent.pickUp();
    await sendFile(page, agent, interactionId, 'the manual.pdf');
    await clock.advance(4_000);
    const file = client.chat.conversation.lines.find(({ kind }) => kind === 'file')?.text ?? '';
    expect(file).toMatch(/^\/.*\/the%20manual\.pdf$|^\/.*\/the manual\.pdf$/);
    const opened = await follow(site, client.linkTo(file));
    expect([opened.status, await opened.text()]).toEqual([200, 'The bytes of the manual.pdf']);
    const [photo = ''] = client.chat.photos.values();
    expect(new URL(photo).pathname.startsWith('/I3Root/Server1/')).toBe(true);
    expect(new Uint8Array(await (await follow(site, photo)).arrayBuffer())).toEqual(png);
  });

  test('point 13: whatever fits its fields fits the bridge', async () => {
    const { client, clock } = await openPage();
    const account = { username: 'u'.repeat(100), password: 'p'.repeat(64), remarks: 'r'.repeat(2_000) };
    expect(await client.register(account)).toBeUndefined();
    expect(await client.chat.start({ ...form, name: 'n'.repeat(300) })).toBeUndefined();
    const longest = { telephone: '5'.repeat(300), subject: 's'.repeat(3_000) };
    const known = { name: account.username, password: account.password };
    expect(await client.callback.create({ ...caller, ...longest, ...known })).toBeUndefined();
    await clock.advance(4_000);
    expectUnderstood(client);
  });

  test('a problem report that is cut in the middle is taken', async () => {
    const { bridge, client, clock, site } = await openPage({ parameters: { AllowClientProblemReport: 1 } });
    await client.chat.start(form);
    site.failing.set(bridge, 502);
    await clock.advance(2_500);
    site.failing.clear();
    await clock.advance(4_000);
    expect(client.reports).toContain('Resumed polling');
    expect(client.chat.state).toBe('chatting');
    expectUnderstood(client);
  });
});

const { openings, clean } = sharedStores();
afterAll(clean);

describe.each(Object.entries(openings))('point 8: the switchover of a pair on %s', (_, open) => {
  async function openPairPage() {
    const pair = createPair(open());
    const clock = new VirtualClock();
    const site = openSite([pair.a.bridge, pair.b.bridge], clock);
    expect(await site.client.load()).toBe(true);
    async function advance(durationMs: number): Promise<void> {
      for (let passedMs = 0; passedMs < durationMs; passedMs += 50) {
        for (const one of [pair.a.clock, pair.b.clock, clock]) await one.advance(50);
      }
    }
    return { ...pair, site, client: site.client, clock, advance };
  }

  const stop = ({ bridge, clock }: Member): void => {
    clock.isFrozen = true;
    bridge.dispose();
  };

  test('carries chat and callback over, and the visitor writes on', async () => {
    const { a, b, client, advance } = await openPairPage();
    const agent = await Agent.signIn(a.bridge);
    await client.chat.start(form);
    await client.callback.create(caller);
    const interactionId = (await agent.desk()).interactions.find(({ kind }) => kind === 'chat')?.interactionId ?? '';
    await agent.do({ command: 'pickUp', interactionId });
    await client.chat.send('before');
    await advance(3_000);
    a.lease.stepDown();
    await advance(8_000);
    expect(client.chat.state).toBe('chatting');
    expect(client.chat.canCompose).toBe(true);
    await client.chat.send('after');
    agent.bridge = b.bridge;
    await agent.do({ command: 'sendText', interactionId, text: 'I am still here' });
    await advance(4_000);
    expect(linesOf(client).slice(-2)).toEqual(['Ann: after', 'Alicia Adams: I am still here']);
    expect(linesOf(client).filter((line) => line === 'Ann: before')).toHaveLength(1);
    expect([...client.chat.conversation.participants.values()].map(({ name }) => name)).toContain('Alicia Adams');
    expect(client.callback.isOpen).toBe(true);
    await advance(10_000);
    expect(client.callback.status).toMatchObject({ status: { type: 'success' } });
    expectUnderstood(client);
  });

  test('takes 2 s from the failed poll to the resumed one', async () => {
    const { a, client, clock, advance } = await openPairPage();
    await client.chat.start(form);
    await advance(3_000);
    const { rounds } = client.failover;
    a.lease.stepDown();
    for (let tries = 0; tries < 60 && client.failover.rounds === rounds; tries += 1) await advance(50);
    const failedAtMs = clock.monotonic();
    await advance(4_000);
    const tookMs = (client.chat.resumedAtMs ?? Infinity) - failedAtMs;
    expect(tookMs).toBeGreaterThanOrEqual(1_900);
    expect(tookMs).toBeLessThanOrEqual(2_200);
  });

  test('goes on asking every 2 s while there is nobody, and is served once there is somebody', async () => {
    const { a, client, site, b, advance } = await openPairPage();
    await client.chat.start(form);
    await advance(3_000);
    site.failing.set(b.bridge, 503);
    stop(a);
    await advance(20_000);
    expect(client.failover.isTrying).toBe(true);
    const before = count(client, 'serverConfiguration');
    await advance(20_000);
    expect(count(client, 'serverConfiguration') - before).toBe(10);
    site.failing.clear();
    await advance(8_000);
    expect(client.chat.state).toBe('chatting');
    expect(client.failover.isTrying).toBe(false);
  });

  test('ends with a link to a new chat where the other does not know the chat', async () => {
    const { a, client, advance } = await openPairPage();
    await client.chat.start(form);
    await advance(3_000);
    client.chat.chatId = 'another';
    a.lease.stepDown();
    await advance(10_000);
    expect(client.chat.notices).toEqual(['start a new chat']);
    expect(client.chat.state).toBe('lost');
  });
});

test('the double is as strict as the original: one unknown event costs it the whole answer', () => {
  const conversation = new OriginalConversation();
  const text = { type: 'text', participantID: 'a', value: 'Hello', contentType: 'text/plain' };
  const joined = { type: 'participantStateChanged', participantID: 'a', state: 'active', participantName: 'Ann' };
  expect(() => conversation.take([joined, text, { type: 'idle' }])).toThrow(TypeError);
  expect(() => conversation.take([joined, { ...joined, state: 'away' }])).toThrow(TypeError);
  expect(conversation.lines).toEqual([]);
  conversation.take([joined, text, { ...text, contentType: undefined }, { ...text, value: 7 }]);
  expect(conversation.lines).toHaveLength(1);
  expect(conversation.losses).toHaveLength(2);
});
