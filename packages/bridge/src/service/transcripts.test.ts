import { describe, expect, test } from 'vitest';
import { createMemoryStore } from '../store/memory-store.js';
import { Agent, ask, askChat, createTestBridge, startBody, Visitor } from '../testing/test-bridge.js';
import { settle } from '../testing/virtual-clock.js';
import type { Mail } from './seams.js';

/** A transport that the test can close. */
function createPostbox() {
  const sent: Mail[] = [];
  const forgotten: string[] = [];
  const postbox = {
    sent,
    forgotten,
    isOpen: true,
    async send(mail: Mail) {
      if (!postbox.isOpen) throw new Error('The office is closed.');
      sent.push(mail);
    },
    async forget(interactionId: string) {
      forgotten.push(interactionId);
    },
  };
  return postbox;
}

const wantsTranscript = { transcriptRequired: true, emailAddress: 'ann@example.com' };
const parameters = { EnableWebTranscript: 1, ChatTranscriptReplyToAddress: 'help@example.com' } as const;

async function capabilities(bridge: Parameters<typeof ask>[0]): Promise<readonly string[]> {
  const [answer] = (await (await ask(bridge, 'serverConfiguration')).json()) as [
    { serverConfiguration: { capabilities: { chat: string[] } } },
  ];
  return answer.serverConfiguration.capabilities.chat;
}

describe('a transcript', () => {
  test('is mailed at the end to the visitor who wanted one, with the reply address and every line', async () => {
    const mail = createPostbox();
    const { bridge } = createTestBridge({ mail, parameters, mailFrom: 'chat@example.com' });
    const agent = await Agent.signIn(bridge);
    const visitor = await Visitor.start(bridge, wantsTranscript);
    const interactionId = await agent.pickUp();
    await visitor.send('Is <b>this</b> & that late?');
    await agent.do({ command: 'sendText', interactionId, text: 'It is\nnot.' });
    expect(mail.sent).toEqual([]);
    await visitor.exit();
    await settle();
    expect(mail.sent).toHaveLength(1);
    expect(mail.sent[0]).toMatchObject({
      to: 'ann@example.com',
      from: 'chat@example.com',
      replyTo: 'help@example.com',
    });
    const { text = '', html = '' } = mail.sent[0] ?? {};
    for (const line of ['CIC: Welcome to IC!', 'Ann: Is <b>this</b> & that late?', 'Alicia Adams: It is\nnot.']) {
      expect(text).toContain(line);
    }
    expect(html).toContain('Is &lt;b&gt;this&lt;/b&gt; &amp; that late?');
    expect(html).not.toContain('<b>this');
    expect(text + html).not.toContain(visitor.participantId);
  });

  test.each([
    ['fr', 'Votre conversation : Marketing, 5 janvier 2026 (UTC)'],
    ['de-at', 'Ihr Gespräch: Marketing, 5. Jänner 2026 (UTC)'],
    ['sv', 'Your chat: Marketing, 5 januari 2026 (UTC)'],
    [undefined, 'Your chat: Marketing, January 5, 2026 (UTC)'],
  ])("has a subject in the visitor's language where there is a pack: %s", async (language, subject) => {
    const mail = createPostbox();
    const { bridge } = createTestBridge({ mail, parameters, textPacks: 'all' });
    await (await Visitor.start(bridge, { ...wantsTranscript, language })).exit();
    await settle();
    expect(mail.sent[0]?.subject).toBe(subject);
  });

  test.each([
    ['the visitor wants none', {}, 1],
    ['transcripts are off', wantsTranscript, 0],
  ])('is not mailed where %s', async (_, over, EnableWebTranscript) => {
    const mail = createPostbox();
    const { bridge } = createTestBridge({ mail, parameters: { EnableWebTranscript } });
    await (await Visitor.start(bridge, over)).exit();
    await settle();
    expect(mail.sent).toEqual([]);
  });

  test('is offered only where it is on and something can be mailed', async () => {
    const mail = createPostbox();
    expect(await capabilities(createTestBridge({ mail, parameters }).bridge)).toContain('transcript');
    expect(await capabilities(createTestBridge({ mail }).bridge)).not.toContain('transcript');
    expect(await capabilities(createTestBridge({ parameters }).bridge)).not.toContain('transcript');
  });

  test.each([
    ['', 'error.websvc.content.invalid.missingData'],
    ['nobody', 'error.websvc.content.invalid'],
    ['a@b\r\nBcc: c@d', 'error.websvc.content.invalid'],
    ['a@b, c@d', 'error.websvc.content.invalid'],
  ])('goes to no address such as %j', async (emailAddress, reason) => {
    const { bridge } = createTestBridge({ mail: createPostbox(), parameters });
    const answer = await askChat(bridge, 'chat/start', startBody({ ...wantsTranscript, emailAddress }));
    expect(answer.status).toEqual({ type: 'failure', reason });
  });
});

describe('mail that is not taken', () => {
  test('is tried again, later and later', async () => {
    const mail = createPostbox();
    mail.isOpen = false;
    const { bridge, clock } = createTestBridge({ mail, parameters });
    await (await Visitor.start(bridge, wantsTranscript)).exit();
    await clock.advance(29_000);
    mail.isOpen = true;
    expect(mail.sent).toEqual([]);
    await clock.advance(2_000);
    expect(mail.sent).toHaveLength(1);
    await clock.advance(600_000);
    expect(mail.sent).toHaveLength(1);
  });

  test('is sent by whoever becomes active next, under the same id', async () => {
    const store = createMemoryStore();
    const mail = createPostbox();
    mail.isOpen = false;
    const first = createTestBridge({ store, mail, parameters });
    await (await Visitor.start(first.bridge, wantsTranscript)).exit();
    await settle();
    const [kept] = store.all('mail');
    first.bridge.dispose();
    mail.isOpen = true;
    createTestBridge({ store, mail, parameters, clock: first.clock });
    await settle();
    expect(mail.sent.map(({ mailId }) => mailId)).toEqual([kept?.mailId]);
    await settle();
    expect(store.all('mail')).toEqual([]);
  });
});
