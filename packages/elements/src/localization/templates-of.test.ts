import { expect, it } from 'vitest';
import { templatesOf } from './templates-of.js';

it('tells what stands between and which thing goes where, in whatever order', () => {
  expect(templatesOf({ plain: 'Chat', typing: '{0} écrit', said: '«{1}», {0}' })).toEqual({
    plain: 'Chat',
    typing: { strTag: true, strings: ['', ' écrit'], values: ['0'] },
    said: { strTag: true, strings: ['«', '», ', ''], values: ['1', '0'] },
  });
});
