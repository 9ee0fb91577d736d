import { afterEach, describe, expect, it, vi } from 'vitest';
import { ownTexts } from './own-texts.js';

const catalogue = { heading: 'Chat with us', send: 'Send' };
const warned = vi.spyOn(console, 'warn').mockReturnValue(undefined);
afterEach(() => warned.mockClear());

describe('the words of a page', () => {
  it('hold in every language, or in one', () => {
    const texts = { heading: 'Ask', fr: { heading: 'Une question ?' } };
    expect(ownTexts('fr', catalogue, texts)).toEqual({ heading: 'Une question ?' });
    expect(ownTexts('de', catalogue, texts)).toEqual({ heading: 'Ask' });
    expect(warned).not.toHaveBeenCalled();
  });

  it('are named where no text has their id, and left out', () => {
    expect(ownTexts('en', catalogue, { send: 'Go', sned: 'Go' })).toEqual({ send: 'Go' });
    expect(warned).toHaveBeenCalledExactlyOnceWith('Footbridge: No text has the id "sned".');
  });
});
