import { describe, expect, test } from 'vitest';
import type { Mail } from './seams.js';
import { createMemoryStore } from '../store/memory-store.js';
import { askRoot, CallbackVisitor } from '../testing/callback-visitor.js';
import { Agent, createTestBridge, type TestOptions } from '../testing/test-bridge.js';
import { settle } from '../testing/virtual-clock.js';

const TOKEN = 'a-token-of-twenty-two-characters';
const parameters = { MaxInteractionsAllowedPerUnitTimePerIP: 1_000 };

const body = (over: Readonly<Record<string, unknown>> = {}) => ({
  target: 'Marketing',
  targetType: 'Workgroup',
  participant: { name: 'Ola N.', credentials: '' },
  emailAddress: 'ola@example.no',
  message: 'Please write to me.\nIt is about my dishwasher.',
  language: 'no',
  ...over,
});

function messagingBridge(options: TestOptions = {}) {
  const mails: Mail[] = [];
  const store = createMemoryStore();
  const { bridge } = createTestBridge({
    store,
    mail: {
      async send(mail) {
        mails.push(mail);
      },
      forget: async () => {},
    },
    workgroups: [{ name: 'Marketing', email: 'marketing@example.com' }, { name: 'Support' }],
    parameters,
    ...options,
  });
  const leave = (over?: Readonly<Record<string, unknown>>) =>
    askRoot<{ status: object }>(bridge, 'message/create', 'message', body(over));
  return { bridge, store, mails, leave };
}

describe('a left message', () => {
  test('waits for an agent, who reads and completes it', async () => {
    const { bridge, store, leave } = messagingBridge();
    expect(await leave()).toEqual({ status: { type: 'success' } });
    const bo = await Agent.signIn(bridge, 'Bo');
    const interactionId = await bo.pickUp();
    expect((await bo.desk()).interactions).toMatchObject([
      {
        interactionId,
        kind: 'message',
        queue: 'Marketing',
        visitorName: 'Ola N.',
        number: 'ola@example.no',
        state: 'connected',
        message: { emailAddress: 'ola@example.no', text: 'Please write to me.\nIt is about my dishwasher.' },
      },
    ]);
    expect(await bo.do({ command: 'complete', interactionId })).toBeUndefined();
    expect((await bo.desk()).interactions).toMatchObject([{ state: 'ended', endReason: 'completed' }]);
    expect(store.readLog({ interactionId, limit: 100 }).map(({ code }) => code)).toEqual(
      expect.arrayContaining(['CQM', 'OP', 'OC']),
    );
  });

  test("is mailed to the queue's mailbox, with the visitor to reply to", async () => {
    const { mails, leave } = messagingBridge();
    await leave({ participant: { name: 'Ola\r\nBcc: all@example.com' } });
    await settle();
    expect(mails).toMatchObject([
      {
        to: 'marketing@example.com',
        replyTo: 'ola@example.no',
        subject: 'Message from Ola Bcc: all@example.com for Marketing',
        text: expect.stringContaining('Please write to me.\nIt is about my dishwasher.'),
      },
    ]);
  });

  test('is not mailed where its queue has no mailbox, and agents have it all the same', async () => {
    const { bridge, mails, leave } = messagingBridge();
    await leave({ target: 'Support' });
    await settle();
    expect(mails).toEqual([]);
    const bo = await Agent.signIn(bridge, 'Bo');
    expect((await bo.desk()).interactions).toMatchObject([{ kind: 'message', queue: 'Support' }]);
  });

  test('is kept and mailed once, however often its request comes', async () => {
    const { bridge, mails, leave } = messagingBridge();
    await Promise.all([leave({ clientToken: TOKEN }), leave({ clientToken: TOKEN })]);
    expect(await leave({ clientToken: TOKEN })).toEqual({ status: { type: 'success' } });
    await settle();
    expect(mails).toHaveLength(1);
    const bo = await Agent.signIn(bridge, 'Bo');
    expect((await bo.desk()).interactions).toHaveLength(1);
  });

  test('outlives a restart that ends chats and callbacks', async () => {
    const { bridge, store, leave } = messagingBridge();
    await leave();
    await CallbackVisitor.create(bridge);
    bridge.dispose();
    const next = createTestBridge({ store });
    const bo = await Agent.signIn(next.bridge, 'Bo');
    expect((await bo.desk()).interactions.map(({ kind, state }) => `${kind} ${state}`)).toEqual(['message alerting']);
  });

  test('has at most 4,000 characters and needs an address to answer to', async () => {
    const { leave } = messagingBridge();
    const refusal = async (over: Readonly<Record<string, unknown>>) => (await leave(over)).status;
    expect(await refusal({ message: 'x'.repeat(4_000) })).toEqual({ type: 'success' });
    expect(await refusal({ message: 'x'.repeat(4_001) })).toMatchObject({ reason: 'error.websvc.content.invalid' });
    expect(await refusal({ emailAddress: 'ola' })).toMatchObject({ reason: 'error.websvc.content.invalid' });
    expect(await refusal({ emailAddress: '' })).toMatchObject({ reason: 'error.websvc.content.invalid.missingData' });
    expect(await refusal({ target: 'Nowhere' })).toMatchObject({ reason: 'error.websvc.unknownEntity.badTarget' });
  });

  test('is nothing that a bridge knows which has this switched off', async () => {
    const { leave } = messagingBridge({ extensions: { offlineMessage: false } });
    expect(await leave()).toEqual({ status: { type: 'failure', reason: 'error.websvc.unsupportedOperation' } });
  });
});
