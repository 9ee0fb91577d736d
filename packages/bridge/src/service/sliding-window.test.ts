import { expect, test } from 'vitest';
import { VirtualClock } from '../testing/virtual-clock.js';
import { createSlidingWindow } from './sliding-window.js';

test('counts what happened in the time just past, each key by itself', async () => {
  const clock = new VirtualClock();
  const window = createSlidingWindow(clock);
  window.add('a', 1_000);
  await clock.advance(600);
  window.add('a', 1_000);
  window.add('b', 1_000);
  expect([window.count('a', 1_000), window.count('b', 1_000), window.count('c', 1_000)]).toEqual([2, 1, 0]);
  await clock.advance(399);
  expect(window.count('a', 1_000)).toBe(2);
  await clock.advance(1);
  expect(window.count('a', 1_000)).toBe(1);
  await clock.advance(600);
  expect([window.count('a', 1_000), window.count('b', 1_000)]).toEqual([0, 0]);
});

test('does not mind the wall clock', async () => {
  const clock = new VirtualClock();
  const window = createSlidingWindow(clock);
  window.add('a', 1_000);
  clock.setWallTime(0);
  expect(window.count('a', 1_000)).toBe(1);
  clock.setWallTime(Date.UTC(2040, 0, 1));
  expect(window.count('a', 1_000)).toBe(1);
});

test('forgets the keys that were quiet for longest rather than grow without end', () => {
  const window = createSlidingWindow(new VirtualClock(), 3);
  for (const key of ['a', 'b', 'c', 'a', 'd']) window.add(key, 1_000);
  expect(['a', 'b', 'c', 'd'].map((key) => window.count(key, 1_000))).toEqual([2, 0, 1, 1]);
});

test('counts each key by its own window, however short another one is', () => {
  const clock = new VirtualClock();
  const window = createSlidingWindow(clock);
  window.add('callbacks', 600_000);
  clock.advance(1_200);
  window.add('chats', 1_000);
  expect(window.count('callbacks', 600_000)).toBe(1);
});
