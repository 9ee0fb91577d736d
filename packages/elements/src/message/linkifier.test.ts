import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { findLinks } from './linkifier.js';
import { mayHoldLinks } from './segment.js';

const urls = (text: string) => findLinks(text).flatMap(({ url }) => url ?? []);

describe('the linkifier', () => {
  test('finds addresses, with or without a scheme, and leaves the punctuation around them', () => {
    expect(findLinks('See https://example.com/a?b=1, or www.example.org.')).toEqual([
      { text: 'See ', url: undefined },
      { text: 'https://example.com/a?b=1', url: 'https://example.com/a?b=1' },
      { text: ', or ', url: undefined },
      { text: 'www.example.org', url: 'http://www.example.org' },
      { text: '.', url: undefined },
    ]);
  });

  test('finds mail addresses', () => {
    expect(urls('Write to jane@example.com')).toEqual(['mailto:jane@example.com']);
  });

  test.each([
    'javascript:alert(1)',
    'data:text/html,x',
    'ftp://example.com',
    '//example.com',
    'Wait.So there is more',
    '3.5.1',
  ])('takes %j for text', (text) => {
    expect(urls(text)).toEqual([]);
  });

  test('takes characters out of a link that turn the direction of its text', () => {
    const links = findLinks('https://example.com/\u202emoc.live').filter(({ url }) => url);
    expect(links.map(({ text }) => text).join('')).not.toMatch(/[\u202a-\u202e]/);
  });

  test('loses nothing of a text', () => {
    const piece = fc.constantFrom(
      'https://a.example/x',
      'www.b.example',
      'c@d.example',
      ' ',
      '(',
      ')',
      '.',
      'x',
      '\n',
      '<b>',
    );
    fc.assert(
      fc.property(fc.array(piece), (pieces) => {
        const text = pieces.join('');
        expect(
          findLinks(text)
            .map((segment) => segment.text)
            .join(''),
        ).toBe(text);
      }),
    );
  });

  test('is asked for whatever it would find', () => {
    const piece = fc.constantFrom(
      'https://a.example/x',
      'HTTP://A.EXAMPLE',
      'www.b.example',
      'c@d.example',
      'mailto:c@d.example',
      ' ',
      'x',
    );
    fc.assert(
      fc.property(fc.array(piece), (pieces) => {
        const text = pieces.join('');
        if (urls(text).length > 0) expect(mayHoldLinks(text)).toBe(true);
      }),
    );
  });
});
