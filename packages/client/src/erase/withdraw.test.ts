import { expect, test } from 'vitest';
import { createCallbacks } from '../callback/create-callbacks.js';
import { createSharedFootbridge } from '../tabs/create-shared-footbridge.js';
import { TestBrowser } from '../testing/test-browser.js';
import { openChat, TestCentre } from '../testing/test-centre.js';
import { withdraw } from './withdraw.js';

/** The chats and callbacks that the agents still see. */
const left = async (centre: TestCentre) => (await centre.desk()).interactions.map(({ state }) => state);

test('ends the chat, has it deleted, and forgets it', async () => {
  const { centre, footbridge } = await openChat();
  footbridge.send('My number is 4711.');
  footbridge.draft = 'And my';
  await centre.clock.advance(0);
  const erased = withdraw(footbridge);
  await centre.clock.advance(2_000);
  expect(await erased).toBe(true);
  expect(footbridge.snapshot.chat).toBeUndefined();
  expect(footbridge.draft).toBe('');
  expect(await left(centre)).toEqual([]);
  expect(centre.network.sent.map(({ what }) => what).slice(-2)).toEqual(['chat/exit', 'chat/erase']);
});

test('has a chat deleted that was over', async () => {
  const { centre, footbridge } = await openChat();
  await footbridge.leave();
  expect(await left(centre)).toEqual(['ended']);
  expect(await withdraw(footbridge)).toBe(true);
  expect(await left(centre)).toEqual([]);
});

test('takes a callback back and has it deleted', async () => {
  const centre = new TestCentre();
  const { footbridge } = centre.client();
  const callbacks = createCallbacks(footbridge);
  await callbacks.create({ telephone: '+47 555 01 22' });
  const erased = withdraw(footbridge, callbacks);
  await centre.clock.advance(2_000);
  expect(await erased).toBe(true);
  expect(callbacks.snapshot).toBeUndefined();
  expect(centre.network.requests('callback/erase')).toHaveLength(1);
});

test('asks for nothing where there was nothing', async () => {
  const centre = new TestCentre();
  expect(await withdraw(centre.client().footbridge)).toBe(true);
  expect(centre.network.sent).toEqual([]);
});

test('says where nothing was deleted, and ends and forgets all the same', async () => {
  const { centre, footbridge } = await openChat({ extensions: { erase: false } });
  const erased = withdraw(footbridge);
  await centre.clock.advance(2_000);
  expect(await erased).toBe(false);
  expect(footbridge.snapshot.chat).toBeUndefined();
  expect(centre.network.requests('chat/erase')).toEqual([]);
  expect(await left(centre)).toEqual(['ended']);
});

test('has the chat deleted from a tab that another tab talks for', async () => {
  const centre = new TestCentre();
  await centre.agent({ command: 'signIn' });
  const browser = new TestBrowser(centre.clock);
  const open = () => {
    const tab = browser.open();
    return { tab, footbridge: createSharedFootbridge(centre.options({ clock: tab.clock }), tab) };
  };
  const [first, second] = [open(), open()];
  const started = first.footbridge.startChat({ name: 'Ann' });
  await centre.clock.advance(1_500);
  await started;
  void second.footbridge.connect();
  await centre.clock.advance(1_500);
  expect(second.footbridge.leads).toBe(false);
  expect(second.footbridge.snapshot.chat?.status).toBe('open');
  const erased = withdraw(second.footbridge);
  await centre.clock.advance(5_000);
  expect(await erased).toBe(true);
  expect([...first.tab.stored, ...second.tab.stored]).toEqual([]);
  expect(await left(centre)).toEqual([]);
});
