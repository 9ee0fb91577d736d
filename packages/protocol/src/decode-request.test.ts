import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import * as server from './server.js';
import { reasons } from './reasons.js';

const start = (fields: object = {}) => ({ target: 'Marketing', participant: { name: '' }, ...fields });

describe('chat/start', () => {
  it('takes an empty name, and a workgroup where no type is named', () => {
    expect(server.decodeChatStartRequest(start())).toMatchObject({
      ok: true,
      value: { name: '', targetType: 'Workgroup' },
    });
  });

  it.each([
    ['no object', null],
    ['no participant', { target: 'Marketing' }],
    ['no target', { participant: { name: 'Mary' } }],
    ['an empty target', start({ target: '' })],
  ])('reports missing data for %s', (_, body) => {
    expect(server.decodeChatStartRequest(body)).toEqual({ ok: false, problem: reasons.missingData });
  });

  it.each([
    ['a name that is a number', start({ participant: { name: 7 } })],
    ['a name beyond the limit', start({ participant: { name: 'x'.repeat(129) } })],
    ['an unknown type of target', start({ targetType: 'Planet' })],
    ['a type of target that cannot become text', start({ targetType: { toString: 1 } })],
    ['nested attributes', start({ attributes: { a: { b: 'c' } } })],
    ['attributes that are a list', start({ attributes: ['a'] })],
    ['a routing context without a category', start({ routingContexts: [{ context: 'French' }] })],
  ])('refuses %s', (_, body) => {
    expect(server.decodeChatStartRequest(body)).toEqual({ ok: false, problem: reasons.invalidContent });
  });

  it('keeps an attribute named like a prototype as plain data', () => {
    const body: unknown = JSON.parse('{"target":"M","participant":{"name":""},"attributes":{"__proto__":"x"}}');
    const decoded = server.decodeChatStartRequest(body);
    expect(decoded.ok && Object.keys(decoded.value.attributes ?? {})).toEqual(['__proto__']);
    expect(({} as Record<string, unknown>).x).toBeUndefined();
  });
});

describe('the other requests', () => {
  it('reads typing only as a true boolean', () => {
    expect(server.decodeTypingStateRequest({ TypingIndicator: false })).toEqual({ ok: true, value: { typing: false } });
    expect(server.decodeTypingStateRequest({ typingIndicator: 'true' })).toEqual({
      ok: false,
      problem: reasons.invalidContent,
    });
    expect(server.decodeTypingStateRequest({})).toEqual({ ok: false, problem: reasons.missingData });
  });

  it('counts an illegal message id as none', () => {
    expect(server.decodeSendMessageRequest({ message: 'Hi', messageID: 'short' })).toMatchObject({
      ok: true,
      value: { messageId: undefined },
    });
    expect(server.decodeSendMessageRequest({ message: 'Hi', messageId: 'abcdefghijklmnop' })).toMatchObject({
      value: { messageId: 'abcdefghijklmnop' },
    });
  });

  it('counts a cursor that is no integer of at least -1 as none', () => {
    expect(['-1', '0', '42'].map(server.decodeAck)).toEqual([-1, 0, 42]);
    for (const text of ['-2', '1.5', '', ' 1', '1e3', 'NaN', null, undefined, '9'.repeat(30)]) {
      expect(server.decodeAck(text)).toBeUndefined();
    }
  });

  it('never throws, whatever the body is', () => {
    const decoders = [
      server.decodeChatStartRequest,
      server.decodeSendMessageRequest,
      server.decodeTypingStateRequest,
      server.decodeReconnectRequest,
      server.decodePartyInfoRequest,
    ];
    const keys = ['target', 'participant', 'name', 'attributes', 'routingContexts', 'message', 'chatID', 'ack'];
    const body = fc.oneof(
      fc.anything(),
      fc.dictionary(
        fc.constantFrom(...keys),
        fc.oneof(fc.anything(), fc.dictionary(fc.constantFrom(...keys), fc.anything())),
      ),
    );
    fc.assert(
      fc.property(body, (value) => {
        for (const decode of decoders) expect(typeof decode(value).ok).toBe('boolean');
      }),
      { numRuns: 500 },
    );
  });
});
