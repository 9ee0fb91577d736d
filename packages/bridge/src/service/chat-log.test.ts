import { describe, expect, test } from 'vitest';
import { Agent, ask, askChat, createTestBridge, sequences, states, texts, Visitor } from '../testing/test-bridge.js';

const UNKNOWN = { status: { type: 'failure', reason: 'error.websvc.unknownEntity.session' } };

describe('draining', () => {
  test('hands each event out once, in whichever answer comes first', async () => {
    const { bridge } = createTestBridge();
    const visitor = await Visitor.start(bridge);
    const sent = await visitor.send('Hello');
    expect(texts(sent)).toEqual(['Welcome to IC!', 'Interaction transferred to Marketing.', 'Hello']);
    expect((await visitor.poll()).events).toEqual([]);
    await visitor.send('More');
    expect((await visitor.type(true)).events).toEqual([]);
  });

  test('takes nothing for a poll whose connection has closed', async () => {
    const { bridge } = createTestBridge();
    const visitor = await Visitor.start(bridge);
    const connection = new AbortController();
    const lost = visitor.poll(undefined, { signal: connection.signal });
    connection.abort();
    await lost.catch(() => {});
    expect(texts(await visitor.poll())).toHaveLength(2);
  });

  test('puts back what a poll has taken whose connection closes before the answer is handed over', async () => {
    const connection = new AbortController();
    let isClosing = false;
    const { bridge } = createTestBridge({
      endOfTurn: (task) =>
        setImmediate(() => {
          task();
          if (isClosing) connection.abort();
        }),
    });
    const visitor = await Visitor.start(bridge);
    const sent = visitor.send('Hello', undefined, { signal: connection.signal });
    isClosing = true;
    await sent.catch(() => {});
    isClosing = false;
    expect(texts(await visitor.poll())).toEqual(['Welcome to IC!', 'Interaction transferred to Marketing.', 'Hello']);
    expect((await visitor.poll()).events).toEqual([]);
  });

  test('gives two polls of one moment no event twice', async () => {
    const { bridge } = createTestBridge();
    const visitor = await Visitor.start(bridge);
    const polls = await Promise.all([visitor.poll(), visitor.poll()]);
    expect(polls.map(({ events }) => events.length)).toEqual([3, 0]);
  });
});

describe('acknowledging', () => {
  test('repeats events in every answer until they are acknowledged', async () => {
    const { bridge } = createTestBridge();
    const visitor = await Visitor.start(bridge);
    expect(sequences(await visitor.poll(-1))).toEqual([0, 1, 2]);
    expect(sequences(await visitor.poll(-1))).toEqual([0, 1, 2]);
    expect(sequences(await visitor.send('lost answer'))).toEqual([0, 1, 2, 3]);
    expect(sequences(await visitor.poll(1))).toEqual([2, 3]);
    expect(sequences(await visitor.poll(3))).toEqual([]);
    expect(sequences(await visitor.poll())).toEqual([]);
  });

  test('begins wherever the first cursor says, even behind what draining handed out', async () => {
    const { bridge } = createTestBridge();
    const visitor = await Visitor.start(bridge);
    expect(sequences(await visitor.poll())).toEqual([0, 1, 2]);
    expect(sequences(await visitor.poll(-1))).toEqual([0, 1, 2]);
  });

  test.each(['1', 'x', '1.5', '-2', '4', '999999', ''])('ignores the cursor "%s" after 2', async (ack) => {
    const { bridge } = createTestBridge();
    const visitor = await Visitor.start(bridge);
    await visitor.poll(-1);
    await visitor.poll(2);
    await visitor.send('Hello');
    const chat = await askChat(bridge, `chat/poll/${visitor.participantId}?ack=${ack}`);
    expect(sequences(chat)).toEqual([3]);
  });

  test('ignores a cursor that names what was never sent', async () => {
    const { bridge } = createTestBridge();
    const visitor = await Visitor.start(bridge);
    expect(sequences(await visitor.poll(2))).toEqual([0, 1, 2]);
  });

  test('sends at most 200 events at once and asks to come back soon', async () => {
    const { bridge } = createTestBridge();
    const visitor = await Visitor.start(bridge);
    await visitor.poll(-1);
    for (let message = 0; message < 250; message += 1) await visitor.send(`message ${message}`);
    const first = await visitor.poll(-1);
    expect(first.events).toHaveLength(200);
    expect(first.pollWaitSuggestion).toBe(250);
    const second = await visitor.poll(199);
    expect(sequences(second)).toEqual(Array.from({ length: 53 }, (_, index) => 200 + index));
    expect(second.pollWaitSuggestion).toBe(2000);
  });

  test('sends at most 64 KB at once, and a longer event alone', async () => {
    const { bridge } = createTestBridge({ parameters: { MaxMessageLength: 100_000 } });
    const visitor = await Visitor.start(bridge);
    await visitor.poll(-1);
    await visitor.poll(2);
    await visitor.send('a'.repeat(80_000));
    await visitor.send('b'.repeat(40_000));
    await visitor.send('é'.repeat(20_000));
    expect(sequences(await visitor.poll(2))).toEqual([3]);
    expect(sequences(await visitor.poll(3))).toEqual([4]);
    expect(sequences(await visitor.poll(4))).toEqual([5]);
  });

  test('is not offered and not done when it is switched off', async () => {
    const { bridge } = createTestBridge({ extensions: { ack: false } });
    const visitor = await Visitor.start(bridge);
    await visitor.poll(-1);
    expect(sequences(await visitor.poll(-1))).toEqual([]);
    expect(await (await ask(bridge, 'serverConfiguration')).text()).not.toContain('footbridge.ack');
  });
});

describe('reconnecting', () => {
  test('without a cursor numbers from 0, says again who is there, and repeats no text', async () => {
    const { bridge } = createTestBridge();
    const agent = await Agent.signIn(bridge);
    const visitor = await Visitor.start(bridge);
    const interactionId = await agent.pickUp();
    await visitor.poll(-1);
    await visitor.poll(6);
    await agent.do({ command: 'sendText', interactionId, text: 'not yet delivered' });
    const chat = await visitor.reconnect();
    expect(chat.participantID).toBe(visitor.participantId);
    expect(sequences(chat)).toEqual([0, 1, 2]);
    expect(states(chat)).toEqual(['WebUser Ann active', 'Agent Alicia Adams active']);
    expect(texts(chat)).toEqual(['not yet delivered']);
    expect((await visitor.poll()).events).toEqual([]);
    expect((await agent.desk()).interactions[0]?.lines.filter(({ text }) => text === 'not yet delivered')).toHaveLength(
      1,
    );
  });

  test('with a cursor goes on numbering and sends what is not acknowledged', async () => {
    const { bridge } = createTestBridge();
    const visitor = await Visitor.start(bridge);
    await visitor.poll(-1);
    await visitor.send('Hello');
    const chat = await visitor.reconnect(1);
    expect(chat.participantID).toBe(visitor.participantId);
    expect(sequences(chat)).toEqual([2, 3]);
    expect(sequences(await visitor.poll(3))).toEqual([]);
  });

  test('can go from draining to acknowledging again', async () => {
    const { bridge } = createTestBridge();
    const visitor = await Visitor.start(bridge);
    await visitor.poll(-1);
    await visitor.reconnect();
    await visitor.send('Hello');
    expect(sequences(await visitor.poll(-1)).length).toBeGreaterThan(0);
    expect(texts(await visitor.poll(-1))).toContain('Hello');
  });

  test('knows no chat by a visitor id, and no visitor by a chat id', async () => {
    const { bridge } = createTestBridge();
    const visitor = await Visitor.start(bridge);
    expect(await askChat(bridge, 'chat/reconnect', { chatID: visitor.participantId })).toMatchObject(UNKNOWN);
    expect(await askChat(bridge, `chat/poll/${visitor.chatId}`)).toMatchObject(UNKNOWN);
  });
});
