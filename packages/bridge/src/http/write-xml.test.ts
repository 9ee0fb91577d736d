import { readFileSync } from 'node:fs';
import { XMLParser, XMLValidator } from 'fast-xml-parser';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { writeXml } from './write-xml.js';

const DECLARATION = '<?xml version="1.0" encoding="UTF-8"?>';

/** What is written after the declaration. */
function write(wire: object): string {
  const xml = writeXml(wire);
  expect(xml.startsWith(DECLARATION)).toBe(true);
  return xml.slice(DECLARATION.length);
}

const answer = (name: string): object =>
  JSON.parse(
    readFileSync(new URL(`../../../protocol/fixtures/answers/${name}.json`, import.meta.url), 'utf8'),
  ) as object;

describe('an answer in XML', () => {
  test('has the root key for its element, and singular names in its lists', () => {
    expect(
      write({
        chat: {
          pollWaitSuggestion: 2000,
          participantID: undefined,
          events: [{ type: 'typingIndicator', value: true }, { type: 'text' }],
          status: { type: 'success' },
        },
      }),
    ).toBe(
      '<chat><pollWaitSuggestion>2000</pollWaitSuggestion>' +
        '<events><event><type>typingIndicator</type><value>true</value></event><event><type>text</type></event></events>' +
        '<status><type>success</type></status></chat>',
    );
  });

  test('keeps the configuration in one document, the language at its end', () => {
    const xml = write(answer('server-configuration'));
    expect(xml).toMatch(/^<serverConfiguration><cfgVer>\d+<\/cfgVer>/);
    expect(xml).toMatch(/<browserAcceptLanguage>[^<]+<\/browserAcceptLanguage><\/serverConfiguration>$/);
    expect(xml).toContain('<chat><capability>start</capability>');
  });

  test.each(['start', 'poll-all-events', 'unknown-session', 'party-info', 'server-configuration'])(
    'is well-formed where %s is written',
    (name) => expect(XMLValidator.validate(writeXml(answer(name)))).toBe(true),
  );

  test('writes the directory', () => {
    expect(
      write({ directory: { departments: ['Sales'], entries: [{ displayName: 'Ann', available: true, photo: null }] } }),
    ).toBe(
      '<directory><departments><department>Sales</department></departments>' +
        '<entries><entry><displayName>Ann</displayName><available>true</available><photo></photo></entry></entries></directory>',
    );
  });

  test('writes attributes by name and value, since their names may be anything', () => {
    expect(write({ startChat: { attributes: { 'cart value': '<1>' } } })).toBe(
      '<startChat><attributes><attribute><name>cart value</name><value>&lt;1&gt;</value></attribute></attributes></startChat>',
    );
  });

  test('escapes markup and carriage returns, and marks what XML can’t carry', () => {
    expect(write({ a: { b: '<&>]]>\r\n\t\0\u{8}\uFFFF\uD83D😀' } })).toBe(
      '<a><b>&lt;&amp;&gt;]]&gt;&#13;\n\t\uFFFD\uFFFD\uFFFD\uFFFD😀</b></a>',
    );
  });

  test('is an empty document where JSON has an empty object', () => expect(write({})).toBe('<answer></answer>'));

  test('can be read by any reader, whatever is in it', () => {
    const reader = new XMLParser({ parseTagValue: false, trimValues: false, htmlEntities: true });
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (value) => {
        const xml = writeXml({ a: { value } });
        expect(XMLValidator.validate(xml)).toBe(true);
        const { a } = reader.parse(xml) as { a: { value: string } };
        const carried = value.replace(/[^\t\n\r\u{20}-\u{D7FF}\u{E000}-\u{FFFD}\u{10000}-\u{10FFFF}]/gu, '\uFFFD');
        expect(a.value).toBe(carried);
      }),
    );
  });
});
