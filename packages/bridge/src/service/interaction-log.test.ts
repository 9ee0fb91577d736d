import { expect, test } from 'vitest';
import type { LogDocument } from '../operator/operator-api.js';
import { CallbackVisitor } from '../testing/callback-visitor.js';
import { Operator } from '../testing/operator.js';
import { Agent, askChat, createTestBridge, startBody, Visitor } from '../testing/test-bridge.js';

test('a chat is written down by codes, from the line to how it ended', async () => {
  const { bridge, clock } = createTestBridge({ parameters: { AlertTime: 10 } });
  const operator = new Operator(bridge);
  const alicia = await Agent.signIn(bridge);
  const visitor = await Visitor.start(bridge);
  // Alicia lets it pass, and takes it after all.
  await clock.advance(11_000);
  const interactionId = await operator.chatId();
  await alicia.do({ command: 'pickUp', interactionId });
  await visitor.send('Hello');
  await alicia.do({ command: 'sendText', interactionId, text: 'Good morning' });
  await alicia.do({ command: 'transfer', interactionId, to: { queue: 'Nowhere' } });
  await alicia.do({ command: 'transfer', interactionId, to: { queue: 'Support' } });
  await alicia.do({ command: 'pickUp', interactionId });
  await visitor.exit();
  expect(await operator.codes(interactionId)).toEqual([
    ...['QON', 'CQ', 'OPF', 'MR', 'OP', 'VC', 'RMS', 'TFEF', 'TFER', 'OL', 'CQ', 'OP', 'SX'],
  ]);
});

test('how an interaction ended is told apart', async () => {
  const { bridge, clock } = createTestBridge({
    parameters: { EnableIdleTimeout: 1, PartyIdleTime: 20, PartyIdleGraceTime: 10 },
  });
  const operator = new Operator(bridge);
  const agent = await Agent.signIn(bridge);
  const endings = new Map<string, string>();
  const lastOf = async (interactionId: string) => {
    const entries = await operator.read<LogDocument[]>(`getlog.json?id=${interactionId}`);
    const end = entries.findLast(({ detail }) => detail['reason'] !== undefined);
    return `${end?.code} ${end?.detail['reason']}`;
  };
  const left = await Visitor.start(bridge);
  const leftId = await agent.pickUp();
  await left.exit();
  endings.set('visitor', await lastOf(leftId));
  await Visitor.start(bridge);
  const hungUpId = await agent.pickUp();
  await agent.do({ command: 'disconnect', interactionId: hungUpId });
  endings.set('agent', await lastOf(hungUpId));
  const idle = await Visitor.start(bridge);
  const idleId = await agent.pickUp();
  for (let second = 0; second < 35; second += 1) {
    await clock.advance(1_000);
    await idle.poll();
  }
  endings.set('idle', await lastOf(idleId));
  await operator.do('parameters', { EnableIdleTimeout: 0 });
  await Visitor.start(bridge);
  const goneId = await agent.pickUp();
  await clock.advance(95_000);
  endings.set('gone', await lastOf(goneId));
  await Visitor.start(bridge);
  const endedId = await agent.pickUp();
  await operator.do('end', { interactionId: endedId });
  endings.set('operator', await lastOf(endedId));
  expect(Object.fromEntries(endings)).toEqual({
    visitor: 'SX visitor',
    agent: 'OC agent',
    idle: 'ST idle',
    gone: 'ST gone',
    operator: 'ST operator',
  });
});

test('what concerns no interaction is written down too', async () => {
  const { bridge } = createTestBridge({ parameters: { MaxActiveChatsAllowed: 0 } });
  const operator = new Operator(bridge);
  const agent = await Agent.signIn(bridge);
  await askChat(bridge, 'chat/start', startBody());
  await operator.do('pause', { queue: 'Marketing' });
  await operator.do('resume', { queue: 'Marketing' });
  await agent.do({ command: 'signOut' });
  const log = await operator.read<LogDocument[]>('getlog.json');
  expect(log.map(({ code }) => code)).toEqual(['OO', 'LIM', 'PS', 'QR', 'OF']);
  expect(log[1]).toMatchObject({ detail: { reason: 'MaxActiveChatsAllowed' }, meaning: expect.any(String) });
  expect(log.every(({ interactionId }) => interactionId === undefined)).toBe(true);
});

test('the log holds nothing of what visitors said about themselves', async () => {
  const { bridge } = createTestBridge();
  const operator = new Operator(bridge);
  const agent = await Agent.signIn(bridge);
  const visitor = await Visitor.start(bridge, { participant: { name: 'Wilhelmina', credentials: '' } });
  await agent.pickUp();
  await visitor.send('My secret text');
  const callback = await CallbackVisitor.create(bridge);
  const log = await operator.text('getlog.txt');
  expect(log.trim().split('\n').length).toBeGreaterThan(4);
  for (const said of ['Wilhelmina', 'secret text', 'Ola', '555 01 22', 'Dishwasher']) expect(log).not.toContain(said);
  for (const secret of [visitor.participantId, visitor.chatId, callback.participantId])
    expect(log).not.toContain(secret);
});

test('the log is read from a time on, and for one interaction', async () => {
  const { bridge, clock } = createTestBridge();
  const operator = new Operator(bridge);
  await Visitor.start(bridge);
  const first = await operator.chatId();
  await clock.advance(60_000);
  const sinceMs = clock.now();
  await Visitor.start(bridge, { target: 'Support' });
  const later = await operator.read<LogDocument[]>(`getlog.json?from=${new Date(sinceMs).toISOString()}`);
  expect(later.map(({ code }) => code)).toEqual(['QON', 'CQ']);
  expect(later.some(({ interactionId }) => interactionId === first)).toBe(false);
  expect((await operator.text(`getlog.txt?id=${first}&limit=1`)).trim()).toMatch(
    /^\S+Z CQ \d+ \{"queue":"Marketing"\}$/,
  );
});
