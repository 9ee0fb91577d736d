import { expect, test } from 'vitest';
import type { Footbridge } from './client.js';
import { linkOf } from './link-of.js';
import { TestCentre } from './testing/test-centre.js';

test('lends the connection of a client, and ends the loan with it', async () => {
  const { footbridge } = new TestCentre().client();
  const link = linkOf(footbridge);
  expect(link.current()).toEqual({ server: 0, configuration: undefined });
  await footbridge.connect();
  expect(link.current().configuration?.capabilities.chat.has('start')).toBe(true);
  expect(link.life.aborted).toBe(false);
  footbridge.dispose();
  expect(link.life.aborted).toBe(true);
});

test('cannot be reached through the client itself, nor for what is none', () => {
  const { footbridge } = new TestCentre().client();
  expect(Reflect.ownKeys(footbridge).filter((key) => typeof key === 'symbol' || /link/i.test(key))).toEqual([]);
  expect(() => linkOf({ ...footbridge } as Footbridge)).toThrow('This is no client of this copy of the package.');
});
