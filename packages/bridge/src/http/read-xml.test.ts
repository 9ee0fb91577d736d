import { readFileSync } from 'node:fs';
import { reasons } from '@footbridge/protocol';
import {
  decodeCallbackCreateRequest,
  decodeChatStartRequest,
  decodeReconnectRequest,
  decodeRegisterRequest,
  decodeSendMessageRequest,
  decodeTypingStateRequest,
} from '@footbridge/protocol/server';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { readXml } from './read-xml.js';
import { writeXml } from './write-xml.js';

const value = (xml: string): unknown => {
  const read = readXml(xml);
  if (!read.ok) throw new Error(`Not read: ${read.problem}`);
  return read.value;
};

const problem = (xml: string): string | undefined => {
  const read = readXml(xml);
  return read.ok ? undefined : read.problem;
};

const fixture = (name: string): object =>
  JSON.parse(
    readFileSync(new URL(`../../../protocol/fixtures/requests/${name}.json`, import.meta.url), 'utf8'),
  ) as object;

describe('a body in XML', () => {
  test.each(['chat-start', 'chat-start-pascal-case'])('means what the JSON of %s means', (name) => {
    const body = fixture(name);
    const read = decodeChatStartRequest(value(writeXml({ startChat: body })));
    expect(read.ok).toBe(true);
    expect(read).toEqual(decodeChatStartRequest(body));
  });

  test('keeps texts as they are: no number, no trimming, no date', () => {
    expect(value('<m><message>  007 </message><contentType/><a>1e3</a></m>')).toEqual({
      message: '  007 ',
      contentType: '',
      a: '1e3',
    });
  });

  test.each([
    ['emoji', '👩‍👩‍👧‍👦 🏳️‍🌈'],
    ['Japanese', 'こんにちは、世界'],
    ['Arabic', 'مرحبا بالعالم'],
    ['markup', '<b>&amp;"\'</b> ]]>'],
    ['line ends', 'one\r\ntwo\rthree\nfour\tfive'],
    ['spaces around', '  \n both ends \n '],
  ])('carries %s without a change', (_, message) => {
    expect(value(writeXml({ sendMessage: { message } }))).toEqual({ message });
  });

  test('carries any text that XML can carry', () => {
    const writable = fc
      .string({ unit: 'binary' })
      .filter((text) => !/[^\t\n\r\u{20}-\u{D7FF}\u{E000}-\u{FFFD}\u{10000}-\u{10FFFF}]/u.test(text));
    fc.assert(
      fc.property(writable, writable, (message, key) => {
        const body = { message, attributes: { [key]: message } };
        expect(value(writeXml({ startChat: body }))).toEqual(body);
      }),
    );
  });

  test('has true, false and cursors where JSON has them, and nowhere else', () => {
    expect(decodeTypingStateRequest(value('<x><TypingIndicator> true </TypingIndicator></x>'))).toEqual({
      ok: true,
      value: { typing: true },
    });
    expect(decodeTypingStateRequest(value('<x><typingIndicator>false</typingIndicator></x>')).ok).toBe(true);
    expect(decodeTypingStateRequest(value('<x><typingIndicator>yes</typingIndicator></x>'))).toEqual({
      ok: false,
      problem: reasons.invalidContent,
    });
    expect(decodeReconnectRequest(value('<x><chatID>true</chatID><ack>-1</ack></x>'))).toEqual({
      ok: true,
      value: { chatId: 'true', ack: -1 },
    });
    expect(decodeReconnectRequest(value('<x><chatID>7</chatID><ack>7.5</ack></x>'))).toEqual({
      ok: true,
      value: { chatId: '7', ack: undefined },
    });
    expect(decodeSendMessageRequest(value('<x><message>true</message></x>'))).toMatchObject({
      value: { text: 'true' },
    });
  });

  test('keeps a list of one, and an empty one, as lists', () => {
    const one = '<routingContext><context>French</context><category>Language</category></routingContext>';
    expect(value(`<x><RoutingContexts>${one}</RoutingContexts></x>`)).toEqual({
      RoutingContexts: [{ context: 'French', category: 'Language' }],
    });
    expect(value('<x><routingContexts/></x>')).toEqual({ routingContexts: [] });
  });

  test('takes attributes by any name, and refuses nested ones as JSON does', () => {
    const attribute = (name: string, content: string) =>
      `<attribute><name>${name}</name><value>${content}</value></attribute>`;
    const start = (attributes: string) =>
      `<x><participant><name>Ann</name></participant><target>Marketing</target><attributes>${attributes}</attributes></x>`;
    const read = decodeChatStartRequest(value(start(attribute('__proto__', 'p') + attribute('cart value', '129.90'))));
    expect(read.ok && Object.entries(read.value.attributes ?? {})).toEqual([
      ['__proto__', 'p'],
      ['cart value', '129.90'],
    ]);
    expect(decodeChatStartRequest(value(start(attribute('a', '<b>1</b>'))))).toEqual({
      ok: false,
      problem: reasons.invalidContent,
    });
    expect(decodeChatStartRequest(value(start('<attribute><value>1</value></attribute>'))).ok).toBe(true);
  });

  test('reads an account whether its field or a name of its own is the root', () => {
    const contact = '<contact><username>ann</username><password>secret</password></contact>';
    const read = decodeRegisterRequest(value(contact));
    expect(read).toMatchObject({ ok: true, value: { username: 'ann' } });
    expect(decodeRegisterRequest(value(`<register>${contact}</register>`))).toEqual(read);
    expect(decodeRegisterRequest(value(`<contact>${contact}</contact>`))).toEqual(read);
  });

  test('reads a callback', () => {
    const body = { target: 'Repairs', targettype: 'Workgroup', participant: { name: 'Ola', telephone: '+47 555' } };
    expect(decodeCallbackCreateRequest(value(writeXml({ createCallback: body })))).toEqual(
      decodeCallbackCreateRequest(body),
    );
  });

  test('takes the last of fields that come twice, as JSON does', () => {
    expect(value('<x><message>one</message><message>two</message></x>')).toEqual({ message: 'two' });
  });

  test('has fields with names that objects are born with', () => {
    const read = value('<x><__proto__><message>p</message></__proto__><constructor>c</constructor></x>');
    expect(Object.getPrototypeOf(read)).toBe(Object.prototype);
    expect(Object.entries(read as object)).toEqual([
      ['__proto__', { message: 'p' }],
      ['constructor', 'c'],
    ]);
    expect(decodeSendMessageRequest(read)).toEqual({ ok: false, problem: reasons.missingData });
  });

  test('is missing if there is none, and says nothing if it is empty', () => {
    expect(problem('')).toBe(reasons.missingData);
    expect(problem(' \n ')).toBe(reasons.missingData);
    expect(value('<directoryQuery/>')).toEqual({});
  });

  test('never makes the reader throw', () => {
    const tokens = '< > / </ <a <a> </a> <a/> <! <? ?> <![CDATA[ ]]> <!-- --> & &amp; &#1; ; " = x="1" : <?xml';
    const piece = fc.constantFrom(...tokens.split(' '), "'", ' ', '\0', '\r\n', ' version="1.0"?>');
    fc.assert(
      fc.property(fc.array(fc.oneof(piece, fc.string()), { maxLength: 30 }), (pieces) => {
        readXml(pieces.join(''));
      }),
      { numRuns: 3_000 },
    );
  });
});
