import { expect, test } from 'vitest';
import { sendsOnEnter, type PressedKey } from './sends-on-enter.js';

const enter: PressedKey = {
  key: 'Enter',
  shiftKey: false,
  ctrlKey: false,
  metaKey: false,
  isComposing: false,
  keyCode: 13,
};

test('sends on Enter', () => {
  expect(sendsOnEnter(enter)).toBe(true);
});

test('breaks the line on Shift+Enter', () => {
  expect(sendsOnEnter({ ...enter, shiftKey: true })).toBe(false);
});

test('leaves the Enter that accepts a composition to the input method', () => {
  expect(sendsOnEnter({ ...enter, isComposing: true })).toBe(false);
});

test('leaves it to the input method in WebKit too, where the composition is already over', () => {
  expect(sendsOnEnter({ ...enter, keyCode: 229 })).toBe(false);
});

test('takes other keys for what they are', () => {
  expect(sendsOnEnter({ ...enter, key: 'e', keyCode: 69 })).toBe(false);
});

test('breaks the line where the visitor wants that of Enter, and sends on Ctrl or Command with it', () => {
  expect(sendsOnEnter(enter, true)).toBe(false);
  expect(sendsOnEnter({ ...enter, ctrlKey: true }, true)).toBe(true);
  expect(sendsOnEnter({ ...enter, metaKey: true }, true)).toBe(true);
  expect(sendsOnEnter({ ...enter, ctrlKey: true, isComposing: true }, true)).toBe(false);
});
