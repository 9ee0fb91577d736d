import { describe, expect, test } from 'vitest';
import { Agent, askChat, createTestBridge, startBody, states, texts, Visitor } from '../testing/test-bridge.js';

const GUID = /^[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/;
const TOKEN = 'token-of-22-characters';

describe('starting', () => {
  test('gives ids from the random source, a wait and the formats', async () => {
    const { bridge } = createTestBridge();
    const chat = await askChat(bridge, 'chat/start', startBody());
    expect(chat).toMatchObject({ status: { type: 'success' }, pollWaitSuggestion: 2000, cfgVer: 1, events: [] });
    expect(chat).toMatchObject({ dateFormat: 'M/d/yyyy', timeFormat: 'h:mm:ss tt' });
    expect(chat.participantID).toMatch(GUID);
    expect(chat.chatID).toMatch(GUID);
    expect(chat.chatID).not.toBe(chat.participantID);
  });

  test('tells an anonymous visitor the four lines in order and nothing else', async () => {
    const { bridge } = createTestBridge();
    const agent = await Agent.signIn(bridge, 'Alicia Adams');
    const visitor = await Visitor.start(bridge, { participant: { name: '', credentials: null } });
    await agent.pickUp();
    const chat = await visitor.poll();
    expect(texts(chat)).toEqual([
      'Welcome to IC!',
      'Interaction transferred to Marketing.',
      'Interaction alerting Alicia Adams.',
      'Alicia Adams has joined the conversation.',
    ]);
    expect(states(chat)).toEqual([
      'WebUser Anonymous User active',
      'Agent Alicia Adams alerting',
      'Agent Alicia Adams active',
    ]);
    expect(chat.events.filter(({ type }) => type === 'text').every(({ displayName }) => displayName === 'CIC')).toBe(
      true,
    );
  });

  test('uses the texts and the system name that the administrator has set', async () => {
    const parameters = {
      SystemName: 'WebAdmin',
      AgentConnectedMsg: '%1 ($& %1) is here',
      VisitorConnectedMsg: 'Hi %1',
    };
    const { bridge } = createTestBridge({ parameters });
    const agent = await Agent.signIn(bridge, 'J$1');
    const visitor = await Visitor.start(bridge);
    await agent.pickUp();
    const chat = await visitor.poll();
    expect(texts(chat)).toContain('J$1 ($& J$1) is here');
    expect(texts(chat)[1]).toBe('Hi Ann');
    expect(chat.events[0]).toMatchObject({ displayName: 'WebAdmin', participantType: 'System' });
  });

  test.each([
    ['an unknown workgroup', { target: 'Nowhere' }, 'error.websvc.unknownEntity.badTarget'],
    ['an unknown agent', { target: 'Nobody', targetType: 'User' }, 'error.websvc.unknownEntity.badTarget'],
    ['a station', { target: 'Marketing', targetType: 'Station' }, 'error.websvc.unknownEntity.badTarget'],
    ['an agent who is offline', { target: 'bo', targetType: 'User' }, 'error.websvc.userdb.notOnline'],
    ['a password of nobody', { participant: { name: 'a', credentials: 'pw' } }, 'error.websvc.userdb.badCredentials'],
  ])('refuses %s', async (_, over, reason) => {
    const { bridge } = createTestBridge({ agents: [{ name: 'Bo' }] });
    expect(await askChat(bridge, 'chat/start', startBody(over))).toMatchObject({ status: { type: 'failure', reason } });
  });

  test('finds queues in any case of path, key and name', async () => {
    const { bridge } = createTestBridge();
    const body = { PARTICIPANT: { NAME: 'Ann' }, TARGET: 'mArKeTiNg', TargetType: 'WORKGROUP' };
    expect((await askChat(bridge, 'CHAT/START', body)).status.type).toBe('success');
  });
});

describe('a start with a client token', () => {
  test('is one chat however often it is sent, at once or later', async () => {
    const { bridge, clock } = createTestBridge();
    const agent = await Agent.signIn(bridge);
    const body = startBody({ clientToken: TOKEN });
    const [first, second] = await Promise.all([
      askChat(bridge, 'chat/start', body),
      askChat(bridge, 'chat/start', body),
    ]);
    await clock.advance(80_000);
    const third = await askChat(bridge, 'chat/start', { ...body, participant: { name: 'Ann', credentials: null } });
    expect(second).toEqual(first);
    // By then nobody has picked up, and the chat waits again.
    expect(third).toEqual({ ...first, queue: { position: 1, estimatedWaitTime: 0 } });
    expect((await agent.desk()).interactions).toHaveLength(1);
  });

  test('is refused with another body, and is new after ten minutes', async () => {
    const { bridge, clock } = createTestBridge();
    const first = await askChat(bridge, 'chat/start', startBody({ clientToken: TOKEN }));
    const other = await askChat(bridge, 'chat/start', startBody({ clientToken: TOKEN, target: 'Support' }));
    expect(other.status.reason).toBe('error.websvc.content.invalid');
    await clock.advance(600_000);
    const later = await askChat(bridge, 'chat/start', startBody({ clientToken: TOKEN }));
    expect(later.participantID).not.toBe(first.participantID);
  });

  test('remembers no refusal', async () => {
    const { bridge } = createTestBridge({ agents: [{ name: 'Bo' }] });
    const body = startBody({ clientToken: TOKEN, target: 'Bo', targetType: 'User' });
    expect((await askChat(bridge, 'chat/start', body)).status.type).toBe('failure');
    await Agent.signIn(bridge, 'Bo');
    expect((await askChat(bridge, 'chat/start', body)).status.type).toBe('success');
  });

  test.each(['deprecated', ''])('counts as none when it is "%s"', async (clientToken) => {
    const { bridge } = createTestBridge();
    const first = await askChat(bridge, 'chat/start', startBody({ clientToken }));
    expect((await askChat(bridge, 'chat/start', startBody({ clientToken }))).chatID).not.toBe(first.chatID);
  });
});
