import { expect, test } from 'vitest';
import { safeHref } from './safe-href.js';

test.each(['https://example.com/a?b=c', 'http://example.com/', 'mailto:jane@example.com'])(
  'lets %s be a link',
  (address) => {
    expect(safeHref(address)).toBe(address);
  },
);

test('reads relative addresses from the page', () => {
  expect(safeHref('/photo.png', 'https://example.com/a/')).toBe('https://example.com/photo.png');
});

test.each([
  'javascript:alert(1)',
  'jAvAsCrIpT:alert(1)',
  '\tjavascript:alert(1)',
  'java\nscript:alert(1)',
  'data:text/html,hello',
  'vbscript:x',
  'blob:https://example.com/1',
  'file:///etc/passwd',
  'ftp://example.com/',
  'https://bank.example@evil.example/',
  'https://user:word@example.com/',
  'not an address',
  '',
])('leaves %j as text', (address) => {
  expect(safeHref(address)).toBeUndefined();
});
