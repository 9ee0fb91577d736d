import { expect, test } from 'vitest';
import { sendsOnEnter, type PressedKey } from './sends-on-enter.js';

const enter: PressedKey = { key: 'Enter', shiftKey: false, isComposing: false, keyCode: 13 };

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
