import type { Page } from '@playwright/test';
import { ScriptedAgent } from './support/agent.js';
import { openElementPage } from './support/element-page.js';
import type { Pair } from './support/pair.js';
import { setVisible } from './support/tabs.js';
import { expect, test } from './support/test.js';

const script = `
  import './invitation/define-invitation.js';
  window.heard = [];
  for (const what of ['shown', 'accepted', 'dismissed']) {
    document.addEventListener('footbridge-invitation-' + what, ({ cause }) => window.heard.push(cause ? what + ' by ' + cause : what));
  }
`;

const styles = '.tall { block-size: 400vb }';

const openPage = (page: Page, pair: Pair, attributes: string) =>
  openElementPage(page, pair, {
    script,
    styles,
    body: `<button>Add to cart</button><div class="tall"></div>
      <footbridge-invitation servers="/I3Root/Server1 /I3Root/Server2" target="Marketing" ${attributes}></footbridge-invitation>`,
  });

const bubble = (page: Page) => page.getByRole('group', { name: 'Invitation to a chat' });
const heard = (page: Page) => page.evaluate('heard');
const storedKeys = (page: Page) => page.evaluate(() => [...Object.keys(localStorage), ...Object.keys(sessionStorage)]);
const setCart = (page: Page, value: number) =>
  page.evaluate((cart) => document.querySelector('footbridge-invitation')?.setAttribute('cart', `${cart}`), value);
const isDefined = (page: Page) =>
  page.evaluate(() => customElements.whenDefined('footbridge-invitation').then(() => true));

function askedIn(page: Page): () => number {
  const requests: string[] = [];
  page.on('request', (request) => requests.push(request.url()));
  return () => requests.filter((url) => url.includes('queue/query')).length;
}

test.describe('while an agent is free', () => {
  test.beforeEach(async ({ pair }) => {
    await ScriptedAgent.signIn(pair, 'Alicia Adams');
  });

  test('a visitor is invited after some time on the page', async ({ page, pair }) => {
    await page.clock.install();
    const asked = askedIn(page);
    await openPage(page, pair, 'after-seconds="20"');
    await isDefined(page);
    await page.clock.runFor(19_000);
    await expect(bubble(page)).toBeHidden();
    expect([asked(), await storedKeys(page)]).toEqual([0, []]);
    await page.clock.runFor(1_000);
    await expect(bubble(page)).toBeVisible();
    await expect(bubble(page).getByText('Can we help you?')).toBeVisible();
    expect([asked(), await heard(page)]).toEqual([1, ['shown']]);
  });

  test('a visitor who does not look is invited when they do', async ({ page, pair }) => {
    await page.clock.install();
    const asked = askedIn(page);
    await openPage(page, pair, 'after-seconds="20"');
    await isDefined(page);
    await setVisible(page, false);
    await page.clock.runFor(60_000);
    expect(asked()).toBe(0);
    await setVisible(page, true);
    await expect(bubble(page)).toBeVisible();
  });

  test('a visitor is invited once they have seen enough of the page', async ({ page, pair }) => {
    const asked = askedIn(page);
    await openPage(page, pair, 'at-scroll="80"');
    await isDefined(page);
    await page.mouse.wheel(0, 500);
    await expect.poll(() => page.evaluate(() => scrollY)).toBeGreaterThan(0);
    expect(asked()).toBe(0);
    await page.mouse.wheel(0, 10_000);
    await expect(bubble(page)).toBeVisible();
  });

  test('a visitor is invited by what is in the cart', async ({ page, pair }) => {
    await openPage(page, pair, 'from-cart="100" cart="99"');
    await isDefined(page);
    await setCart(page, 99.99);
    await expect(bubble(page)).toBeHidden();
    await setCart(page, 100);
    await expect(bubble(page)).toBeVisible();
  });

  test("a visitor is invited by the page's own event, is told so, and keeps the focus", async ({ page, pair }) => {
    await openPage(page, pair, 'on-event="shop-stuck"');
    await isDefined(page);
    await page.getByRole('button', { name: 'Add to cart' }).focus();
    await page.evaluate(() => document.body.dispatchEvent(new Event('shop-stuck', { bubbles: true })));
    await expect(bubble(page)).toBeVisible();
    await expect(page.getByRole('status')).toHaveText(/^Invitation to a chat: Can we help you\?/);
    await expect(page.getByRole('button', { name: 'Add to cart' })).toBeFocused();
    await page.getByRole('button', { name: 'Chat now' }).click();
    await expect(bubble(page)).toBeHidden();
    expect([await heard(page), await storedKeys(page)]).toEqual([['shown', 'accepted'], []]);
  });

  test('whoever dismisses it by keyboard is back where they were, and never invited again', async ({ page, pair }) => {
    await openPage(page, pair, 'on-event="shop-stuck" from-cart="100"');
    await isDefined(page);
    await setCart(page, 100);
    await expect(bubble(page)).toBeVisible();
    await page.getByRole('button', { name: 'Add to cart' }).focus();
    await page.keyboard.press('Tab');
    await expect(page.getByRole('button', { name: 'No, thanks' })).toBeFocused();
    await page.keyboard.press('Escape');
    await expect(bubble(page)).toBeHidden();
    await expect(page.getByRole('button', { name: 'Add to cart' })).toBeFocused();
    expect([await heard(page), await storedKeys(page)]).toEqual([
      ['shown', 'dismissed by escape'],
      ['footbridge-invitation'],
    ]);
    const asked = askedIn(page);
    await page.reload();
    await isDefined(page);
    await setCart(page, 500);
    await page.evaluate(() => document.dispatchEvent(new Event('shop-stuck')));
    await page.evaluate(() => new Promise((resolve) => void requestIdleCallback(resolve)));
    expect(asked()).toBe(0);
    await expect(bubble(page)).toBeHidden();
  });

  test('whoever has opened the widget alone is left alone', async ({ page, pair }) => {
    const asked = askedIn(page);
    await openPage(page, pair, 'from-cart="100"');
    await isDefined(page);
    await page.evaluate(() => document.body.dispatchEvent(new Event('footbridge-open', { bubbles: true })));
    await setCart(page, 100);
    await page.evaluate(() => new Promise((resolve) => void requestIdleCallback(resolve)));
    expect(asked()).toBe(0);
    await expect(bubble(page)).toBeHidden();
  });
});

test('nobody is invited while no agent is free, and each moment is asked about once', async ({ page, pair }) => {
  const asked = askedIn(page);
  await openPage(page, pair, 'from-cart="100"');
  await isDefined(page);
  const answered = page.waitForResponse(/queue\/query/);
  await setCart(page, 100);
  await (await answered).finished();
  await setCart(page, 200);
  await page.evaluate(() => new Promise((resolve) => void requestIdleCallback(resolve)));
  await expect(bubble(page)).toBeHidden();
  expect([asked(), await heard(page)]).toEqual([1, []]);
});
