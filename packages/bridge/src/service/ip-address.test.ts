import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { formatIpAddress, isInRange, parseIpAddress, parseIpRange } from './ip-address.js';

const spell = (text: string): string | undefined => {
  const address = parseIpAddress(text);
  return address && formatIpAddress(address);
};

const isWithin = (address: string, range: string): boolean => {
  const [parsedAddress, parsedRange] = [parseIpAddress(address), parseIpRange(range)];
  if (!parsedAddress || !parsedRange) throw new Error(`Not readable: ${address} in ${range}`);
  return isInRange(parsedAddress, parsedRange);
};

describe('an address', () => {
  test.each([
    ['203.0.113.7', '203.0.113.7'],
    ['0.0.0.0', '0.0.0.0'],
    ['::', '0:0:0:0:0:0:0:0'],
    ['::1', '0:0:0:0:0:0:0:1'],
    ['2001:DB8::00a1', '2001:db8:0:0:0:0:0:a1'],
    ['2001:db8:1:2:3:4:5:6', '2001:db8:1:2:3:4:5:6'],
    ['64:ff9b::192.0.2.33', '64:ff9b:0:0:0:0:c000:221'],
    ['::ffff:203.0.113.7', '203.0.113.7'],
    ['::FFFF:cb00:7107', '203.0.113.7'],
    ['0:0:0:0:0:ffff:203.0.113.7', '203.0.113.7'],
  ])('%s is %s', (text, spelling) => expect(spell(text)).toBe(spelling));

  test.each(
    [
      [
        '',
        '1.2.3',
        '1.2.3.4.5',
        '256.1.1.1',
        '01.2.3.4',
        '1.2.3.4 ',
        '0x1.2.3.4',
        '1,2,3,4',
        'localhost',
        'unknown',
        '_hidden',
      ],
      [':', ':::', '1::2::3', '1:2:3:4:5:6:7', '1:2:3:4:5:6:7:8:9', '1:2:3:4:5:6:7:8::', '12345::', 'g::', '::1.2.3'],
      ['1.2.3.4::', '::1.2.3.4:1', 'fe80::1%eth0', '[::1]', '::1/64', '1.2.3.4:80', `::${'0'.repeat(100)}1`],
    ].flat(),
  )('"%s" is none', (text) => expect(parseIpAddress(text)).toBeUndefined());

  test('is the same however IPv6 is spelled', () => {
    const groups = fc.array(fc.integer({ min: 0, max: 0xffff }), { minLength: 8, maxLength: 8 });
    fc.assert(
      fc.property(groups, (numbers) => {
        const full = numbers.map((group) => group.toString(16)).join(':');
        const padded = numbers.map((group) => group.toString(16).padStart(4, '0').toUpperCase()).join(':');
        expect(parseIpAddress(padded)).toEqual(parseIpAddress(full));
        const short = full.replace(/(?:^|:)0(?::0)+(?::|$)/, '::');
        expect(parseIpAddress(short)).toEqual(parseIpAddress(full));
      }),
    );
  });

  test('survives any text', () => {
    fc.assert(fc.property(fc.string(), (text) => void parseIpRange(text)));
    fc.assert(fc.property(fc.stringMatching(/^[\da-f:./]{0,50}$/), (text) => void parseIpRange(text)));
  });
});

describe('a range', () => {
  test.each([
    ['10.1.2.3', '10.0.0.0/8', true],
    ['11.1.2.3', '10.0.0.0/8', false],
    ['10.1.2.3', '10.1.2.3', true],
    ['10.1.2.4', '10.1.2.3', false],
    ['203.0.113.7', '0.0.0.0/0', true],
    ['2001:db8::1', '0.0.0.0/0', false],
    ['2001:db8:0:1::1', '2001:db8::/32', true],
    ['2001:db9::1', '2001:db8::/32', false],
    ['203.0.113.7', '::/0', false],
    ['::ffff:10.1.2.3', '10.0.0.0/8', true],
    ['10.1.2.3', '::ffff:10.0.0.0/104', true],
    ['11.1.2.3', '::ffff:10.0.0.0/104', false],
  ])('%s in %s: %s', (address, range, expected) => expect(isWithin(address, range)).toBe(expected));

  test.each(['10.0.0.0/33', '::/129', '10.0.0.0/', '10.0.0.0/x', '10.0.0.0/-1', '10.0.0.0/8/8', '/8', '::ffff:0:0/96'])(
    '"%s" is none',
    (text) => expect(parseIpRange(text)).toBeUndefined(),
  );

  test('spelled as IPv6 never means all of IPv4', () => expect(parseIpRange('::ffff:0.0.0.0/64')).toBeUndefined());
});
