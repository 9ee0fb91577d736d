import { describe, expect, test } from 'vitest';
import { Agent, ask, createTestBridge, states, texts, Visitor } from '../testing/test-bridge.js';
import { settle } from '../testing/virtual-clock.js';

const UNKNOWN = { status: { type: 'failure', reason: 'error.websvc.unknownEntity.session' } };
const TOKEN = 'token-of-22-characters';
const [M1, M2] = ['message-number-one', 'message-number-two'];

describe('sending', () => {
  test('echoes the text as the visitor, with its message id', async () => {
    const { bridge } = createTestBridge();
    const visitor = await Visitor.start(bridge);
    await visitor.poll();
    const { events } = await visitor.send('Hello & <b>hi</b> \u2028', M1);
    expect(events).toEqual([
      {
        type: 'text',
        participantID: visitor.participantId,
        sequenceNumber: 3,
        participantType: 'WebUser',
        conversationSequenceNumber: 2,
        displayName: 'Ann',
        contentType: 'text/plain',
        messageID: M1,
        value: 'Hello & <b>hi</b> \u2028',
      },
    ]);
  });

  test('takes a repeated message id once, at the same moment or later', async () => {
    const { bridge } = createTestBridge();
    const visitor = await Visitor.start(bridge);
    await visitor.poll(-1);
    await Promise.all([visitor.send('Hello', M1), visitor.send('Hello', M1)]);
    await visitor.send('Hello', M2);
    const repeat = await visitor.send('Hello', M1);
    expect(repeat.status.type).toBe('success');
    expect(texts(repeat).filter((text) => text === 'Hello')).toHaveLength(2);
  });

  test('takes message ids for nothing when they are switched off', async () => {
    const { bridge } = createTestBridge({ extensions: { messageId: false } });
    const visitor = await Visitor.start(bridge);
    await visitor.send('Hello', M1);
    const { events } = await visitor.send('Hello', M1);
    expect(events).toHaveLength(1);
    expect(events[0]).not.toHaveProperty('messageID');
  });

  test('refuses a text that is too long, and keeps the chat', async () => {
    const { bridge } = createTestBridge();
    const visitor = await Visitor.start(bridge);
    expect((await visitor.send('x'.repeat(4_001))).status.reason).toBe('error.websvc.content.invalid');
    expect((await visitor.send('x'.repeat(4_000))).status.type).toBe('success');
  });
});

describe('ending', () => {
  test('answers exit with no events, any number of times, and knows who left', async () => {
    const { bridge } = createTestBridge();
    const agent = await Agent.signIn(bridge);
    const visitor = await Visitor.start(bridge);
    await agent.pickUp();
    expect(await visitor.exit()).toMatchObject({ status: { type: 'success' }, events: [] });
    expect((await visitor.exit()).status.type).toBe('success');
    expect((await agent.desk()).interactions).toMatchObject([{ state: 'ended', endReason: 'visitor', mine: true }]);
  });

  test('goes on answering polls for ten minutes after the agent has hung up, the agent leaving first', async () => {
    const { bridge, clock } = createTestBridge();
    const agent = await Agent.signIn(bridge);
    const visitor = await Visitor.start(bridge);
    const interactionId = await agent.pickUp();
    await visitor.poll();
    await agent.do({ command: 'disconnect', interactionId });
    const last = await visitor.poll();
    expect(texts(last)).toEqual(['Alicia Adams has left the conversation.']);
    expect(states(last)).toEqual(['Agent Alicia Adams disconnected', 'WebUser Ann disconnected']);
    await clock.advance(500_000);
    expect((await visitor.poll()).status.type).toBe('success');
    expect((await visitor.send('too late')).status).toEqual({ type: 'failure', reason: 'error.websvc.general' });
    expect((await visitor.type(true)).status.type).toBe('success');
    await clock.advance(200_000);
    expect(await visitor.poll()).toMatchObject(UNKNOWN);
  });

  test('takes a visitor for gone who asks for nothing for 90 s, and says so by who leaves first', async () => {
    const { bridge, clock } = createTestBridge();
    const agent = await Agent.signIn(bridge);
    const visitor = await Visitor.start(bridge);
    await agent.pickUp();
    await clock.advance(80_000);
    await visitor.poll();
    await clock.advance(89_000);
    expect((await agent.desk()).interactions).toMatchObject([{ state: 'connected' }]);
    await clock.advance(2_000);
    expect((await agent.desk()).interactions).toMatchObject([{ state: 'ended', endReason: 'gone' }]);
    expect(states(await visitor.poll())).toEqual(['WebUser Ann disconnected', 'Agent Alicia Adams disconnected']);
  });

  test('measures silence by the monotonic clock', async () => {
    const { bridge, clock } = createTestBridge();
    const agent = await Agent.signIn(bridge);
    await Visitor.start(bridge);
    clock.setWallTime(clock.now() + 3_600_000);
    await clock.advance(60_000);
    expect((await agent.desk()).interactions[0]?.endReason).toBeUndefined();
  });
});

test('tells the name of any party of the chat, and of nobody else', async () => {
  const { bridge } = createTestBridge();
  const agent = await Agent.signIn(bridge);
  const visitor = await Visitor.start(bridge);
  await agent.pickUp();
  const { events } = await visitor.poll();
  const agentId = events.find(({ participantType }) => participantType === 'Agent')?.participantID;
  const info = async (participantID: unknown, of = visitor.participantId) => {
    const response = await ask(bridge, `partyInfo/${of}`, { participantID });
    return ((await response.json()) as { partyInfo: unknown }).partyInfo;
  };
  expect(await info(agentId)).toEqual({ name: 'Alicia Adams', status: { type: 'success' } });
  expect(await info('00000000-0000-0000-0000-000000000000')).toMatchObject({ name: 'CIC' });
  expect(await info('somebody')).toMatchObject({ status: { reason: 'error.websvc.unknownEntity.participant' } });
  expect(await info(agentId, 'nobody')).toMatchObject({ status: { reason: 'error.websvc.unknownEntity.session' } });
});

test('writes no visitor id, chat id, token or text into the log', async () => {
  const { bridge, log } = createTestBridge();
  const visitor = await Visitor.start(bridge, { clientToken: TOKEN });
  await visitor.send('a secret text');
  await visitor.exit();
  await settle();
  expect(log.join('\n')).toContain('2001880050');
  for (const secret of [visitor.participantId, visitor.chatId, TOKEN, 'a secret text']) {
    expect(log.join('\n')).not.toContain(secret);
  }
});
