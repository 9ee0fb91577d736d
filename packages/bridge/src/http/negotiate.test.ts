import { reasons } from '@footbridge/protocol';
import { describe, expect, test } from 'vitest';
import { negotiate } from './negotiate.js';

const BROWSER = 'text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8';
const JSON_TYPE = 'application/json';
const XML_TYPE = 'application/xml';

describe('the form of a request', () => {
  test.each([
    [undefined, 'json'],
    ['application/json; charset=utf-8', 'json'],
    // What the original client's library makes of it.
    ['application/json; charset=utf-8; charset=UTF-8', 'json'],
    ['application/x-www-form-urlencoded', 'json'],
    ['text/plain;charset="UTF8"', 'json'],
    ['image/png', 'json'],
    ['', 'json'],
    ['application/xml', 'xml'],
    ['Text/XML; Charset="utf-8"', 'xml'],
    ['application/soap+xml', 'xml'],
  ])('of type %s is read as %s', (contentType, readAs) => {
    const headers = new Headers(contentType === undefined ? {} : { 'content-type': contentType });
    expect(negotiate(headers)).toMatchObject({ ok: true, readAs });
  });
});

describe('the form of an answer', () => {
  test.each([
    [undefined, undefined, 'json'],
    [undefined, JSON_TYPE, 'json'],
    [undefined, XML_TYPE, 'xml'],
    [undefined, 'text/html', 'json'],
    ['', XML_TYPE, 'xml'],
    ['application/json; charset=utf-8', undefined, 'json'],
    ['APPLICATION/JSON', XML_TYPE, 'json'],
    [XML_TYPE, JSON_TYPE, 'xml'],
    ['text/xml', undefined, 'xml'],
    [BROWSER, undefined, 'xml'],
    // JSON wherever it is named, whatever the weights say.
    ['application/xml, application/json;q=0.1', undefined, 'json'],
    ['text/plain', undefined, 'json'],
    ['text/*', undefined, 'json'],
    ['application/*', undefined, 'json'],
    ['*/*', undefined, 'json'],
    ['*/*', JSON_TYPE, 'json'],
    ['*/*', XML_TYPE, 'xml'],
    ['image/png, */*;q=0.1', undefined, 'json'],
    // Not wanted.
    ['application/json;q=0, application/xml', undefined, 'xml'],
    ['application/json;q=0.000, */*', undefined, 'xml'],
    ['application/xml; q=0, */*', XML_TYPE, 'json'],
    // A weight that is none.
    ['application/json;q=banana', undefined, 'json'],
    ['application/json;q=', undefined, 'json'],
    ['application/json;level=1;q=0.5;q=0', undefined, 'json'],
  ])('for Accept %s and a body of type %s is %s', (accept, contentType, answerAs) => {
    const headers = new Headers();
    if (accept !== undefined) headers.set('accept', accept);
    if (contentType !== undefined) headers.set('content-type', contentType);
    expect(negotiate(headers)).toMatchObject({ ok: true, answerAs });
  });

  test.each(['text/html', 'image/*', 'application/json;q=0', '*/*;q=0', 'nonsense', ',', 'application/xml;q=0.0'])(
    'is refused for Accept %s',
    (accept) => {
      expect(negotiate(new Headers({ accept }))).toEqual({
        ok: false,
        problem: reasons.invalidContentType,
        answerAs: 'json',
      });
    },
  );

  test('is the form of the request where a refusal is told and no other was wanted', () => {
    expect(negotiate(new Headers({ accept: 'image/png', 'content-type': XML_TYPE }))).toMatchObject({
      answerAs: 'xml',
    });
    expect(negotiate(new Headers({ accept: XML_TYPE, 'accept-charset': 'latin1' }))).toMatchObject({ answerAs: 'xml' });
  });
});

describe('the character set', () => {
  test.each(['utf-8', 'UTF8', '*', 'iso-8859-1, utf-8;q=0.7', 'iso-8859-1, *;q=0.1', 'utf-8, *;q=0', ''])(
    'may be asked for as %s',
    (acceptCharset) => {
      expect(negotiate(new Headers({ 'accept-charset': acceptCharset })).ok).toBe(true);
    },
  );

  test.each([
    ['accept-charset', 'iso-8859-1'],
    ['accept-charset', 'utf-16, latin1'],
    ['accept-charset', 'utf-8;q=0'],
    ['accept-charset', '*;q=0'],
    ['accept-charset', 'utf-8;q=0, *'],
    ['content-type', 'application/json; charset=iso-8859-1'],
    ['content-type', 'application/xml; charset=utf-16'],
    ['content-type', 'application/json; charset=utf-8; charset=latin1'],
    ['content-type', 'application/json; charset'],
  ])('is refused where %s is %s', (name, value) => {
    expect(negotiate(new Headers({ [name]: value }))).toMatchObject({ ok: false, problem: reasons.invalidCharset });
  });
});

describe('a body', () => {
  test.each([
    ['packed', { 'content-encoding': 'gzip' }],
    ['packed twice', { 'content-encoding': 'gzip, br' }],
    ['sent in part', { 'content-range': 'bytes 0-99/200' }],
  ])('that is %s is refused', (_, headers) => {
    expect(negotiate(new Headers(headers))).toMatchObject({ ok: false, problem: reasons.invalidContent });
  });

  test('may say that it is not packed', () => {
    expect(negotiate(new Headers({ 'content-encoding': 'Identity' })).ok).toBe(true);
  });
});
