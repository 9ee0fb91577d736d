import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import {
  decodeChatAnswer,
  decodePartyInfoAnswer,
  decodeServerConfiguration,
  encodeRequest,
  reasons,
  type ChatStartRequest,
} from './index.js';
import {
  decodeChatStartRequest,
  encodeChatAnswer,
  encodePartyInfoAnswer,
  encodeServerConfiguration,
} from './server.js';

const fixture = (path: string) => readFileSync(new URL(`../fixtures/${path}.json`, import.meta.url), 'utf8');

/** What the wire carries of a value: undefined fields are left out. */
const onTheWire = (value: object): unknown => JSON.parse(JSON.stringify(value));

const start: ChatStartRequest = {
  name: 'Nadia',
  credentials: '',
  target: 'Marketing',
  targetType: 'Workgroup',
  language: 'fr',
  customInfo: 'order 8841',
  attributes: { cartValue: '129.90' },
  routingContexts: [{ category: 'Language', context: 'French' }],
  clientToken: 'q3Zr6mP0aXw1sDk9fGh2Lb',
};

describe('golden requests', () => {
  it('writes chat/start as recorded', () => {
    expect(JSON.parse(encodeRequest.chatStart(start))).toEqual(JSON.parse(fixture('requests/chat-start')));
  });

  it('reads chat/start back to what was asked', () => {
    expect(decodeChatStartRequest(JSON.parse(fixture('requests/chat-start')))).toEqual({ ok: true, value: start });
  });

  it('reads keys in any case, null credentials, and ignores keys it does not know', () => {
    expect(decodeChatStartRequest(JSON.parse(fixture('requests/chat-start-pascal-case')))).toEqual({
      ok: true,
      value: expect.objectContaining({
        name: 'Nadia',
        credentials: '',
        target: 'Marketing',
        targetType: 'Workgroup',
        clientToken: undefined,
      }),
    });
  });
});

describe('golden answers', () => {
  it.each(['answers/start', 'answers/poll-all-events', 'answers/unknown-session'])(
    'reads %s and writes it again without a change',
    (path) => {
      const decoded = decodeChatAnswer(fixture(path));
      expect(decoded).toMatchObject({ ok: true, value: { skipped: [] } });
      if (decoded.ok) expect(onTheWire(encodeChatAnswer(decoded.value.answer))).toEqual(JSON.parse(fixture(path)));
    },
  );

  it('reads a failure with its reason and its wait', () => {
    expect(decodeChatAnswer(fixture('answers/unknown-session'))).toMatchObject({
      ok: true,
      value: { answer: { ok: false, reason: reasons.unknownSession, pollWaitMs: 1500 } },
    });
  });

  it('reads and writes the server configuration', () => {
    const decoded = decodeServerConfiguration(fixture('answers/server-configuration'));
    expect(decoded.ok && decoded.value.capabilities.chat.has('footbridge.ack')).toBe(true);
    if (decoded.ok) {
      expect(onTheWire(encodeServerConfiguration(decoded.value, 'fr-BE,fr;q=0.8'))).toEqual(
        JSON.parse(fixture('answers/server-configuration')),
      );
    }
  });

  it('reads and writes a party', () => {
    const decoded = decodePartyInfoAnswer(fixture('answers/party-info'));
    if (decoded.ok) {
      expect(onTheWire(encodePartyInfoAnswer(decoded.value))).toEqual(JSON.parse(fixture('answers/party-info')));
    }
    expect(decoded.ok).toBe(true);
  });
});
