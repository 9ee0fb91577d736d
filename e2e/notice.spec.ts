import type { Page } from '@playwright/test';
import { openElementPage } from './support/element-page.js';
import { operate } from './support/operator.js';
import type { Pair } from './support/pair.js';
import { expect, test } from './support/test.js';

const script = `
  import './notice/define-notice.js';
  import { createFootbridge } from '@footbridge/client';
  // The news of another configuration come with the answers to polls, which are not held here.
  const servers = ['/I3Root/Server1', '/I3Root/Server2'];
  const client = createFootbridge({ servers, target: 'Marketing', livenessIntervalMs: 0 });
  const notice = document.querySelector('footbridge-notice');
  window.client = client;
  window.announced = [];
  notice.client = client;
  notice.addEventListener('footbridge-notice-dismissed', () => window.announced.push('dismissed'));
  notice.updateComplete.then(() => {
    const region = notice.shadowRoot.querySelector('[role=status]');
    new MutationObserver(() => region.textContent.trim() && window.announced.push(region.textContent.trim())).observe(region, {
      childList: true, subtree: true, characterData: true,
    });
  });
  client.connect();
`;

const openPage = (page: Page, pair: Pair) =>
  openElementPage(page, pair, { script, body: '<footbridge-notice></footbridge-notice><a href="#more">More</a>' });

const notice = (page: Page) => page.locator('footbridge-notice [part=notice]');
const announced = (page: Page) => page.evaluate('announced');
const storedKeys = (page: Page) => page.evaluate(() => [...Object.keys(localStorage), ...Object.keys(sessionStorage)]);

test('shows nothing where there is nothing to say', async ({ page, pair }) => {
  await openPage(page, pair);
  await expect.poll(() => page.evaluate('client.snapshot.configuration')).toBe('loaded');
  await expect(notice(page)).toHaveCount(0);
  expect(await storedKeys(page)).toEqual([]);
});

test.describe('a notice', () => {
  const text = 'Closing at 17:00 <b onclick="x()">today</b>';
  test.use({ bridgeFlags: ['--parameter', 'NoticeSeverity=caution', '--parameter', `NoticeText=${text}`] });

  test('is shown as it was written, with its severity in words, and said once', async ({ page, pair }) => {
    await openPage(page, pair);
    await expect(notice(page).getByText('Please note')).toBeVisible();
    await expect(notice(page).getByText(text)).toBeVisible();
    await expect.poll(() => announced(page)).toEqual([`Please note: ${text}`]);
    await page.evaluate('client.connect()');
    await expect(page.locator('footbridge-notice [role=status]')).toBeEmpty();
    expect(await announced(page)).toEqual([`Please note: ${text}`]);
  });

  test('goes by keyboard, leaves the focus where it was, and stays away in this tab', async ({ page, pair }) => {
    await openPage(page, pair);
    await expect(notice(page)).toBeVisible();
    expect(await storedKeys(page)).toEqual([]);
    await page.keyboard.press('Tab');
    await expect(page.getByRole('button', { name: 'Dismiss this notice' })).toBeFocused();
    await page.keyboard.press('Enter');
    await expect(notice(page)).toHaveCount(0);
    expect(await announced(page)).toContain('dismissed');
    await page.keyboard.press('Tab');
    await expect(page.getByRole('link', { name: 'More' })).toBeFocused();
    await openPage(page, pair);
    await expect.poll(() => page.evaluate('client.snapshot.configuration')).toBe('loaded');
    await expect(notice(page)).toHaveCount(0);
    expect(await storedKeys(page)).toEqual(['footbridge-notice']);
  });
});

test('follows the server while a chat is open', async ({ page, pair }) => {
  await openPage(page, pair);
  await page.evaluate('client.startChat()');
  for (const [severity, word] of [
    ['info', 'Good to know'],
    ['ok', 'All is well'],
    ['warning', 'Warning'],
  ] as const) {
    await operate(pair, 'notice', { severity, text: `It is ${severity}.` });
    await expect(notice(page).getByText(word, { exact: true })).toBeVisible();
    await expect(notice(page).getByText(`It is ${severity}.`)).toBeVisible();
  }
  await page.getByRole('button', { name: 'Dismiss this notice' }).click();
  await operate(pair, 'notice', { severity: 'warning', text: 'It is worse.' });
  await expect(notice(page).getByText('It is worse.')).toBeVisible();
  await operate(pair, 'notice', {});
  await expect(notice(page)).toHaveCount(0);
});
