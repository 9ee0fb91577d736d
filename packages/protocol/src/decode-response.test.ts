import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { decodeChatAnswer, decodePartyInfoAnswer, decodeServerConfiguration } from './decode-response.js';

const chat = (fields: object) => JSON.stringify({ chat: { status: { type: 'success' }, ...fields } });
const text = (fields: object) => ({ type: 'text', participantID: 'a', sequenceNumber: 0, value: 'Hello', ...fields });

const wireKeys =
  'chat status type reason events value participantID sequenceNumber state serverConfiguration capabilities common partyInfo photo __proto__ constructor'.split(
    ' ',
  );

/** JSON that is likely to get past the first checks: the keys of the wire over values of any kind. */
const wireLike = fc
  .letrec((tie) => ({
    value: fc.oneof(
      fc.jsonValue(),
      fc.constantFrom('success', 'failure', 'text', 'typingIndicator', '__proto__', 'toString'),
      fc.array(tie('value'), { maxLength: 4 }),
      fc.dictionary(fc.constantFrom(...wireKeys), tie('value')),
    ),
  }))
  .value.map((value) => JSON.stringify(value) ?? '');

describe('a chat answer', () => {
  it('skips events of unknown types and malformed ones, says so, and keeps the rest', () => {
    const decoded = decodeChatAnswer(
      chat({
        events: [
          text({ sequenceNumber: 0 }),
          { type: 'idle', participantID: 'a', sequenceNumber: 1 },
          { type: 'toString', participantID: 'a', sequenceNumber: 2 },
          text({ sequenceNumber: 3, value: 7 }),
          { type: 'typingIndicator', participantID: 'a', sequenceNumber: 4, value: 'true' },
          { type: 'participantStateChanged', participantID: 'a', sequenceNumber: 5, state: 'asleep' },
          'nonsense',
          text({ sequenceNumber: 6 }),
        ],
      }),
    );
    expect(decoded).toMatchObject({
      ok: true,
      value: { answer: { ok: true, events: [{ sequence: 0 }, { sequence: 6 }] }, skipped: { length: 6 } },
    });
  });

  it('never repeats what a party wrote in what it reports', () => {
    const decoded = decodeChatAnswer(chat({ events: [text({ value: { secret: 'abc' } }), { type: 'secret' }] }));
    expect(JSON.stringify(decoded)).not.toContain('abc');
  });

  it('takes numbers as strings and drops what is no number', () => {
    expect(decodeChatAnswer(chat({ pollWaitSuggestion: '2000', cfgVer: '4' }))).toMatchObject({
      value: { answer: { pollWaitMs: 2000, configurationVersion: 4 } },
    });
    for (const pollWaitSuggestion of ['', 'soon', null, {}, [], true]) {
      expect(decodeChatAnswer(chat({ pollWaitSuggestion, cfgVer: 0 }))).toMatchObject({
        value: { answer: { pollWaitMs: undefined, configurationVersion: undefined } },
      });
    }
  });

  it.each([
    ['half an answer', '{"chat":{"status":{"type":"succ', 'not-json'],
    ['a page of HTML', '<!doctype html><title>Sign in</title>', 'not-json'],
    ['an empty body', '', 'not-json'],
    ['another root', '{"callback":{"status":{"type":"success"}}}', 'unexpected-shape'],
    ['no status', '{"chat":{}}', 'unexpected-shape'],
    ['a status of another kind', '{"chat":{"status":{"type":"maybe"}}}', 'unexpected-shape'],
    ['null', 'null', 'unexpected-shape'],
  ])('answers a typed problem for %s', (_, body, code) => {
    expect(decodeChatAnswer(body)).toMatchObject({ ok: false, problem: { code } });
  });

  it('gives a failure without a reason the reason for unreadable answers', () => {
    expect(decodeChatAnswer('{"chat":{"status":{"type":"failure"}}}')).toMatchObject({
      value: { answer: { ok: false, reason: 'error.websvc' } },
    });
  });
});

describe('the notice of a configuration', () => {
  const notice = (value: unknown) => {
    const decoded = decodeServerConfiguration(JSON.stringify([{ serverConfiguration: { notice: value } }]));
    return decoded.ok ? decoded.value.notice : decoded;
  };

  it('keeps its words as they are, and is read whatever its severity', () => {
    expect(notice({ severity: 'ok', text: ' <b>Open</b> ' })).toEqual({ severity: 'ok', text: '<b>Open</b>' });
    expect(notice({ severity: 'loud', text: 'Closed' })).toEqual({ severity: 'info', text: 'Closed' });
  });

  it.each([undefined, null, 'Closed', {}, { text: 5 }, { severity: 'ok', text: ' ' }])('is none: %j', (value) => {
    expect(notice(value)).toBeUndefined();
  });
});

describe('every decoder of answers', () => {
  it.each([
    ['chat', decodeChatAnswer],
    ['party', decodePartyInfoAnswer],
    ['configuration', decodeServerConfiguration],
  ])('never throws and never pollutes a prototype: %s', (_, decode) => {
    fc.assert(
      fc.property(fc.oneof(fc.string(), wireLike), (body) => {
        expect(typeof decode(body).ok).toBe('boolean');
      }),
      { numRuns: 500 },
    );
    expect(Object.keys(Object.prototype)).toEqual([]);
  });
});
