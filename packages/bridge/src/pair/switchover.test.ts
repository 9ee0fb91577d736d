/** A switchover by hand, and what a restart does to what was going on. */
import { afterAll, describe, expect, test } from 'vitest';
import { BridgeError } from '../errors.js';
import { createMemoryStore } from '../store/memory-store.js';
import type { Store } from '../store/store.js';
import { Agent, ask, askChat, texts, Visitor } from '../testing/test-bridge.js';
import { createMember, createPair, sharedStores, type Member } from '../testing/test-pair.js';

const { openings, clean } = sharedStores();
afterAll(clean);

const status = async ({ bridge }: Member): Promise<number> => (await ask(bridge, 'serverConfiguration')).status;
const roles = (...members: readonly Member[]): readonly string[] => members.map(({ bridge }) => bridge.role);

describe.each(Object.entries(openings))('a switchover by hand of a pair on %s', (_, open) => {
  test('goes there and back, and the chat goes on both ways', async () => {
    const { a, b, advance } = createPair(open());
    const agent = await Agent.signIn(a.bridge);
    const visitor = await Visitor.start(a.bridge);
    const interactionId = await agent.pickUp();
    await visitor.poll(-1);
    await visitor.poll(6);

    async function talkAt({ bridge }: Member, cursor: number, name: string): Promise<number> {
      visitor.bridge = bridge;
      agent.bridge = bridge;
      await visitor.reconnect(cursor);
      await visitor.send(`visitor at ${name}`, `message-id-at-${name}`);
      await agent.do({ command: 'sendText', interactionId, text: `agent at ${name}` });
      const chat = await visitor.poll(cursor);
      expect(texts(chat)).toEqual([`visitor at ${name}`, `agent at ${name}`]);
      return chat.events.at(-1)?.sequenceNumber ?? cursor;
    }

    const first = await talkAt(a, 6, 'first');
    expect(a.lease.stepDown()).toBe(true);
    expect([await status(a), await status(b)]).toEqual([503, 503]);
    await advance(250);
    expect([await status(a), await status(b)]).toEqual([503, 200]);
    const second = await talkAt(b, first, 'second');
    // Not only at once: the one that stepped down leaves it to the other for good.
    await advance(15_000);
    expect(roles(a, b)).toEqual(['standby', 'active']);

    expect(b.lease.stepDown()).toBe(true);
    await advance(250);
    expect(roles(a, b)).toEqual(['active', 'standby']);
    await talkAt(a, second, 'third');
  });

  test('keeps what was on its way to the disk', async () => {
    const { a, b, advance } = createPair(open());
    const visitor = await Visitor.start(a.bridge);
    const sending = visitor.send('sent at the last moment');
    a.lease.stepDown();
    const isAcknowledged = await sending.then(
      () => true,
      () => false,
    );
    await advance(250);
    visitor.bridge = b.bridge;
    const kept = texts(await visitor.reconnect(-1)).includes('sent at the last moment');
    expect(kept || !isAcknowledged).toBe(true);
  });

  test('goes back at once, even before the first has seen that the other had it', async () => {
    const { a, b } = createPair(open());
    a.lease.stepDown();
    await b.clock.advance(250);
    expect(b.lease.stepDown()).toBe(true);
    await a.clock.advance(250);
    expect(roles(a, b)).toEqual(['active', 'standby']);
  });

  test('gives the lease back to the one that stepped down where nobody else wants it', async () => {
    const { a, b, advance } = createPair(open());
    b.bridge.dispose();
    a.lease.stepDown();
    await advance(9_750);
    expect(roles(a)).toEqual(['standby']);
    await advance(500);
    expect(roles(a)).toEqual(['active']);
  });

  test('lets the one that stepped down take over as usual once the other has died', async () => {
    const { a, b, advance } = createPair(open());
    a.lease.stepDown();
    await advance(500);
    b.clock.isFrozen = true;
    await advance(3_500);
    expect(roles(a, b)).toEqual(['active', 'standby']);
  });

  test('is nothing that a standby can ask for', async () => {
    const { a, b, advance } = createPair(open());
    expect(b.lease.stepDown()).toBe(false);
    await advance(1_000);
    expect(roles(a, b)).toEqual(['active', 'standby']);
  });
});

describe('a bridge that can not read what is kept', () => {
  const unreadable = (store: Store): Store => ({
    ...store,
    loadLive() {
      throw new BridgeError('data-unreadable', 'The file is damaged.');
    },
  });

  test('leaves it to the other to be active', async () => {
    const store = createMemoryStore();
    const { a, b, advance } = createPair([unreadable(store), store]);
    await advance(250);
    expect(roles(a, b)).toEqual(['standby', 'active']);
    expect([await status(a), await status(b)]).toEqual([503, 200]);
    await advance(15_000);
    expect(roles(a, b)).toEqual(['standby', 'active']);
  });

  test('goes on trying where there is no other', async () => {
    const store = createMemoryStore();
    let isDamaged = true;
    const repaired: Store = {
      ...store,
      loadLive: () => (isDamaged ? unreadable(store).loadLive() : store.loadLive()),
    };
    const member = createMember(repaired);
    await member.clock.advance(5_000);
    expect(await status(member)).toBe(503);
    isDamaged = false;
    await member.clock.advance(10_000);
    expect(await status(member)).toBe(200);
  });
});

describe.each(Object.entries(openings))('a restart on %s', (_, open) => {
  const callback = {
    target: 'Marketing',
    targetType: 'Workgroup',
    subject: 'Printer',
    participant: { name: 'Ann', credentials: '', telephone: '555 0100' },
  };

  async function startBoth({ bridge }: Member) {
    const visitor = await Visitor.start(bridge);
    const response = await ask(bridge, 'callback/create', callback);
    const answer = (await response.json()) as { callback: { callbackID: string } };
    return { visitor, callbackId: answer.callback.callbackID };
  }

  async function restart(store: Store, before: Member, parameters: Record<string, number>): Promise<Member> {
    before.bridge.dispose();
    return createMember(store, { recovery: false, parameters });
  }

  const statusOf = async ({ bridge }: Member, path: 'chat' | 'callback', body: unknown): Promise<string> => {
    const response = await ask(bridge, `${path}/reconnect`, body);
    const answer = (await response.json()) as Record<string, { status: { type: string; reason?: string } }>;
    return answer[path]?.status.reason ?? answer[path]?.status.type ?? '';
  };

  const UNKNOWN = 'error.websvc.unknownEntity.session';

  test.each([
    ['chats alone', { 'Chat Interaction Recovery Enabled': 1 }, ['success', UNKNOWN]],
    ['callbacks alone', { 'Callback Interaction Recovery Enabled': 1 }, [UNKNOWN, 'success']],
    ['nothing', {}, [UNKNOWN, UNKNOWN]],
    [
      'nothing, if it is to be clean',
      { 'Chat Interaction Recovery Enabled': 1, 'Callback Interaction Recovery Enabled': 1, PerformCleanRestart: 1 },
      [UNKNOWN, UNKNOWN],
    ],
  ])('keeps %s, as its parameters say', async (__, parameters, expected) => {
    const [store] = open();
    const before = createMember(store, { recovery: false, parameters });
    const { visitor, callbackId } = await startBoth(before);
    const after = await restart(store, before, parameters);
    const found = [
      await statusOf(after, 'chat', { chatID: visitor.chatId }),
      await statusOf(after, 'callback', { callbackID: callbackId }),
    ];
    expect(found).toEqual(expected);
  });

  test('that is clean tells agents why their chats ended', async () => {
    const [store] = open();
    const before = createMember(store);
    const agent = await Agent.signIn(before.bridge);
    await Visitor.start(before.bridge);
    await agent.pickUp();
    agent.bridge = (await restart(store, before, { PerformCleanRestart: 1 })).bridge;
    expect((await agent.desk()).interactions).toMatchObject([{ state: 'ended', endReason: 'restart' }]);
  });

  test('that is clean happens once: what starts afterwards stays', async () => {
    const [store] = open();
    const member = createMember(store, { parameters: { PerformCleanRestart: 1 } });
    const visitor = await Visitor.start(member.bridge);
    await member.clock.advance(2_000);
    expect((await askChat(member.bridge, `chat/poll/${visitor.participantId}`)).status.type).toBe('success');
  });
});
