import { describe, expect, it } from 'vitest';
import { catalogueOf } from './catalogue-of.js';
import { catalogues } from './catalogues.js';

describe('the catalogue nearest to a tag', () => {
  it.each([
    ['de', 'de'],
    ['DE', 'de'],
    ['de-CH', 'de'],
    ['de-ch', 'de'],
    ['en-GB', 'en'],
    ['es-419', 'es'],
    ['pt', 'pt-BR'],
    ['pt-br', 'pt-BR'],
    ['pt-PT', 'pt-PT'],
    ['pt-AO', 'pt-PT'],
    ['zh', 'zh-Hans'],
    ['zh-TW', 'zh-Hant'],
    ['zh-hk', 'zh-Hant'],
    ['zh-Hans-HK', 'zh-Hans'],
    ['zh-Hant-CN', 'zh-Hant'],
    ['no', 'nb'],
    ['nn-NO', 'nb'],
    ['iw', 'he'],
    ['in-ID', 'id'],
    ['sr-Latn-RS', 'sr'],
    ['fil', undefined],
    ['eu', undefined],
    ['', undefined],
    ['English, please', undefined],
  ])('%s: %s', (tag, code) => {
    expect(catalogueOf(tag)).toBe(code);
  });

  it.each(catalogues)('%s is the nearest to itself', (code) => {
    expect(catalogueOf(code)).toBe(code);
  });
});
