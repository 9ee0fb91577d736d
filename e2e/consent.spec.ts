import type { Page } from '@playwright/test';
import { ScriptedAgent } from './support/agent.js';
import { configFlags } from './support/config-flags.js';
import { openElementPage } from './support/element-page.js';
import type { Pair } from './support/pair.js';
import { expect, test } from './support/test.js';

const script = `
  import './consent/define-consent.js';
  import { createSharedFootbridge } from '@footbridge/client/tabs';
  const consent = document.querySelector('footbridge-consent');
  const client = createSharedFootbridge({ servers: ['/I3Root/Server1', '/I3Root/Server2'], target: 'Marketing' });
  consent.client = window.client = client;
  window.heard = [];
  for (const what of ['granted', 'withdrawn']) {
    consent.addEventListener('footbridge-consent-' + what, () => window.heard.push(what));
  }
  consent.addEventListener('footbridge-consent-granted', () => client.startChat({ name: 'Mary' }));
`;

const openPage = (page: Page, pair: Pair, attributes = '') =>
  openElementPage(page, pair, {
    script,
    body: `<footbridge-consent ${attributes}>We keep what you write for 30 days. <a href="#privacy">Privacy</a></footbridge-consent>`,
  });

const storedKeys = (page: Page) => page.evaluate(() => [...Object.keys(localStorage), ...Object.keys(sessionStorage)]);
const button = (page: Page, name: string) => page.getByRole('button', { name, exact: true });

test('nothing starts and nothing is kept before the visitor agrees', async ({ page, pair }) => {
  const requests: string[] = [];
  page.on('request', (request) => requests.push(request.url()));
  await openPage(page, pair, 'remember');
  await expect(page.getByText('We keep what you write')).toBeVisible();
  expect(requests.filter((url) => url.includes('websvcs'))).toEqual([]);
  expect(await storedKeys(page)).toEqual([]);
  await button(page, 'I agree').click();
  await expect(page.getByText('You have agreed.')).toBeVisible();
  expect(await page.evaluate('heard')).toEqual(['granted']);
  await page.reload();
  await expect(page.getByText('You have agreed.')).toBeVisible();
});

test('withdrawing ends the chat, has it deleted and forgets it, by keyboard alone', async ({ page, pair }) => {
  const agent = await ScriptedAgent.signIn(pair, 'Alicia Adams');
  await openPage(page, pair, 'remember');
  await page.keyboard.press('Tab');
  await page.keyboard.press('Tab');
  await expect(button(page, 'I agree')).toBeFocused();
  await page.keyboard.press('Enter');
  const interactionId = await agent.pickUp();
  await page.evaluate('client.send("My number is 4711.")');
  await expect.poll(() => agent.textsFrom(interactionId, 'visitor')).toEqual(['My number is 4711.']);

  await page.keyboard.press('Tab');
  await expect(button(page, 'Withdraw your consent')).toBeFocused();
  await page.keyboard.press('Enter');
  await expect(button(page, 'Go back')).toBeFocused();
  await page.keyboard.press('Tab');
  await page.keyboard.press('Enter');
  await expect(page.getByText('what you wrote is deleted')).toBeVisible();
  await expect(button(page, 'I agree')).toBeFocused();
  expect(await page.evaluate('heard')).toEqual(['granted', 'withdrawn']);
  expect(await page.evaluate('client.snapshot.chat')).toBeUndefined();
  expect(await storedKeys(page)).toEqual([]);
  expect((await agent.desk()).interactions).toEqual([]);
});

test('a second thought keeps everything as it is', async ({ page, pair }) => {
  await openPage(page, pair);
  await button(page, 'I agree').click();
  await expect.poll(() => page.evaluate('client.snapshot.chat?.status')).toBe('open');
  await button(page, 'Withdraw your consent').click();
  await button(page, 'Go back').click();
  await expect(page.getByText('You have agreed.')).toBeVisible();
  expect(await page.evaluate('client.snapshot.chat.status')).toBe('open');
  expect(await page.evaluate('heard')).toEqual(['granted']);
});

test.describe('where a server deletes nothing for visitors', () => {
  test.use({ bridgeFlags: configFlags({ extensions: { erase: false } }) });

  test('the visitor is told to ask for it', async ({ page, pair }) => {
    await openPage(page, pair);
    await button(page, 'I agree').click();
    await expect.poll(() => page.evaluate('client.snapshot.chat?.status')).toBe('open');
    await button(page, 'Withdraw your consent').click();
    await button(page, 'Withdraw').click();
    await expect(page.getByText('could not be deleted from here')).toBeVisible();
    expect(await page.evaluate('client.snapshot.chat')).toBeUndefined();
  });
});
