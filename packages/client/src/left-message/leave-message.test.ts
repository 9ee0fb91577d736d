import { describe, expect, test } from 'vitest';
import { TestCentre } from '../testing/test-centre.js';
import { leaveMessage, type LeftMessage } from './leave-message.js';

type Bridges = ConstructorParameters<typeof TestCentre>[0];

const message: LeftMessage = { name: 'Ola N.', emailAddress: 'ola@example.no', text: 'Please write to me.' };

function open(bridges: Bridges = {}) {
  const mails: string[] = [];
  const centre = new TestCentre({
    mail: {
      send: async ({ text }) => void mails.push(text),
      forget: async () => undefined,
    },
    workgroups: [{ name: 'Marketing', email: 'marketing@example.com' }],
    ...bridges,
  });
  return { centre, mails, footbridge: centre.client().footbridge };
}

describe('a left message', () => {
  test('reaches the mailbox of its queue', async () => {
    const { centre, mails, footbridge } = open();
    await leaveMessage(footbridge, message);
    await centre.clock.advance(0);
    expect(mails).toHaveLength(1);
    expect(mails[0]).toContain('Please write to me.');
  });

  test('is left once although the first answer is lost', async () => {
    const { centre, mails, footbridge } = open();
    centre.network.disturbNext('message/create', 'answerLost');
    const left = leaveMessage(footbridge, message);
    await centre.clock.advance(30_000);
    await left;
    expect(centre.network.requests('message/create')).toHaveLength(2);
    expect(mails).toHaveLength(1);
  });

  test('is taken to the other server where ours says that it stands by', async () => {
    const { centre, mails, footbridge } = open({ pair: true });
    await footbridge.connect();
    centre.network.disturbNext('message/create', 503);
    const left = leaveMessage(footbridge, message);
    await centre.clock.advance(5_000);
    await left;
    expect(mails).toHaveLength(1);
  });

  test.each([
    ['invalid-fields', { text: ' ' }],
    ['invalid-fields', { text: 'x'.repeat(4_001) }],
    ['invalid-fields', { emailAddress: 'nowhere' }],
    ['invalid-fields', { emailAddress: 'a@b@c' }],
    ['unknown-target', { target: 'Nowhere' }],
    ['not-allowed', {}, { extensions: { offlineMessage: false } }],
  ] as const)('is refused with %s (%#)', async (code, over, bridges: Bridges = {}) => {
    const { mails, footbridge } = open(bridges);
    await expect(leaveMessage(footbridge, { ...message, ...over })).rejects.toMatchObject({ code });
    expect(mails).toEqual([]);
  });
});
