import type { Locator, Page } from '@playwright/test';
import { ScriptedAgent } from './support/agent.js';
import { configFlags } from './support/config-flags.js';
import { openPage } from './support/open-page.js';
import { expect, forgiveNetworkNoise, test } from './support/test.js';

const TAG = '<script src="/footbridge/footbridge.js" data-config="config.js" defer></script>';
const CONFIG = `ININ.Web.Common.Type.registerNamespace("ININ.Web.Chat");
ININ.Web.Chat.Config = {
  "ChatTarget": "Marketing",
  "CallbackTarget": "Marketing",
  "UseEncryption": false,
  "ICServerCount": 2,
  "DefaultLanguageCode": "es"
};`;
const files = { 'config.js': CONFIG };

const launcher = (page: Page) => page.locator('footbridge-launcher').getByRole('button');
const start = (page: Page, name: string) => page.getByRole('button', { name, exact: true });
/** As a click on a flag does. */
const choose = (page: Page, language: string) =>
  page.locator('footbridge-widget').evaluate((widget, tag) => widget.setAttribute('language', tag), language);
const cataloguesOf = (page: Page): string[] => {
  const asked: string[] = [];
  page.on('request', (request) => {
    const [, code] = /footbridge-locale-(.+)\.js/.exec(request.url()) ?? [];
    if (code) asked.push(code);
  });
  return asked;
};
const directionOf = (place: Locator) => place.evaluate((element) => getComputedStyle(element).direction);

test.describe('a visitor from France', () => {
  test.use({ locale: 'fr-FR' });

  test('is spoken to in French, for which one file is fetched', async ({ page, pair }) => {
    const catalogues = cataloguesOf(page);
    await openPage(page, pair, TAG, files);
    await launcher(page).click();
    await expect(start(page, 'Démarrer le chat')).toBeVisible();
    await expect(page.getByRole('dialog', { name: 'Discutons ensemble' })).toHaveAttribute('lang', 'fr');
    await expect(page.locator('footbridge-launcher[slot]')).toHaveAttribute('lang', 'fr');
    await expect(launcher(page)).toHaveAccessibleName('Discutons ensemble');
    expect(catalogues).toEqual(['fr']);
  });

  test('is greeted in French by a server that has the texts, and in English by one that has not', async ({
    page,
    pair,
  }) => {
    const started = page.waitForRequest(/chat\/start/);
    await openPage(page, pair, TAG, files);
    await launcher(page).click();
    await start(page, 'Démarrer le chat').click();
    expect((await started).postDataJSON()).toMatchObject({ language: 'fr-FR' });
    await expect(page.getByRole('log').getByText('Welcome to IC!')).toBeVisible();
    await expect(page.getByRole('textbox', { name: 'Votre message' })).toBeVisible();
  });

  test.describe('where the server has French texts', () => {
    test.use({ bridgeFlags: configFlags({ textPacks: ['fr'] }) });

    test('is greeted in French', async ({ page, pair }) => {
      await openPage(page, pair, TAG, files);
      await launcher(page).click();
      await start(page, 'Démarrer le chat').click();
      await expect(page.getByRole('log').getByText('Bienvenue')).toBeVisible();
    });
  });

  test('reads what the page wants for them instead', async ({ page, pair }) => {
    await openPage(page, pair, TAG.replace('defer', 'data-language="DE-ch" defer'), files);
    await launcher(page).click();
    await expect(start(page, 'Chat starten')).toBeVisible();
  });

  test('reads English for as long as French can not be fetched, and French when the page asks again', async ({
    page,
    pair,
    complaints,
  }) => {
    await page.route('**/footbridge-locale-fr.js*', (route) => route.abort(), { times: 1 });
    await openPage(page, pair, TAG, files);
    await launcher(page).click();
    await expect(start(page, 'Start chat')).toBeVisible();
    await choose(page, 'fr-CA');
    await expect(start(page, 'Démarrer le chat')).toBeVisible();
    forgiveNetworkNoise(complaints);
    expect(complaints.splice(0)).toEqual(['warning: Footbridge: The texts of "fr-FR" could not be fetched.']);
  });
});

test.describe('a visitor whose language there is no catalogue for', () => {
  test.use({ locale: 'eu-ES' });

  test('reads the page’s default, from the old config.js', async ({ page, pair }) => {
    await openPage(page, pair, TAG, files);
    await launcher(page).click();
    await expect(start(page, 'Iniciar chat')).toBeVisible();
  });

  test('reads English where there is no default', async ({ page, pair }) => {
    const catalogues = cataloguesOf(page);
    await openPage(page, pair, TAG, { 'config.js': CONFIG.replace('"es"', '"eu"') });
    await launcher(page).click();
    await expect(start(page, 'Start chat')).toBeVisible();
    expect(catalogues).toEqual([]);
  });
});

test('a click on a flag changes every word and keeps what was typed', async ({ page, pair }) => {
  await openPage(page, pair, TAG, files);
  await launcher(page).click();
  const name = page.locator('footbridge-chat').getByRole('textbox');
  await name.fill('Mary');
  await choose(page, 'fr');
  await expect(start(page, 'Démarrer le chat')).toBeVisible();
  await expect(name).toHaveValue('Mary');
  await choose(page, 'ja');
  await expect(start(page, 'チャットを開始')).toBeVisible();
  await expect(name).toHaveValue('Mary');
  const started = page.waitForRequest(/chat\/start/);
  await start(page, 'チャットを開始').click();
  expect((await started).postDataJSON()).toMatchObject({ language: 'ja', participant: { name: 'Mary' } });
  const box = page.getByRole('textbox', { name: 'メッセージ' });
  await box.fill('half a sen');
  await choose(page, 'en');
  await expect(page.getByRole('textbox', { name: 'Your message' })).toHaveValue('half a sen');
});

test('Arabic runs from right to left inside the window, and the window stays where it is', async ({ page, pair }) => {
  await page.emulateMedia({ reducedMotion: 'reduce' });
  await openPage(page, pair, TAG, files);
  await launcher(page).click();
  const dialog = page.getByRole('dialog');
  const before = await dialog.boundingBox();
  await choose(page, 'ar-EG');
  await expect(start(page, 'بدء الدردشة')).toBeVisible();
  await expect(dialog).toHaveAttribute('lang', 'ar');
  expect(await directionOf(page.locator('footbridge-start-form'))).toBe('rtl');
  const [minimise, heading] = await Promise.all([
    page.getByRole('button', { name: 'تصغير' }).boundingBox(),
    page.getByRole('heading', { name: 'الدردشة معنا' }).boundingBox(),
  ]);
  expect(minimise?.x).toBeLessThan(heading?.x ?? 0);
  expect(await dialog.boundingBox()).toEqual(before);
  expect(await directionOf(page.locator('body'))).toBe('ltr');
});

for (const text of ['👩🏽‍🔧 👍🏿 é', 'ありがとうございます。𠮷野家', 'شكرًا جزيلًا ١٢٣']) {
  test(`${text} goes to the agent and comes back as it was written`, async ({ page, pair }) => {
    const agent = await ScriptedAgent.signIn(pair, 'Alicia Adams');
    const widget = await openPage(page, pair, TAG, files);
    await widget.startChat(text);
    const interactionId = await agent.pickUp();
    await widget.send(text);
    await expect.poll(() => agent.textsFrom(interactionId, 'visitor')).toEqual([text]);
    await agent.say(interactionId, text);
    await expect(widget.log.getByText(text, { exact: true })).toHaveCount(2);
  });
}

test('a page may say things in its own words, in every language or in one', async ({ page, pair, complaints }) => {
  const words = `<script>
    window.Footbridge = [(footbridge) => {
      footbridge.options = { texts: {
        heading: 'Ask a gardener',
        fr: { heading: 'Demandez à un jardinier', welcome: '<b>Bonjour</b>' },
        headline: 'Nobody says this',
      } };
    }];
  </script>`;
  await openPage(page, pair, words + TAG, files);
  await launcher(page).click();
  await expect(page.getByRole('heading', { name: 'Ask a gardener' })).toBeVisible();
  await expect(launcher(page)).toHaveAccessibleName('Ask a gardener');
  await expect(start(page, 'Start chat')).toBeVisible();
  await choose(page, 'fr');
  await expect(page.getByRole('heading', { name: 'Demandez à un jardinier' })).toBeVisible();
  await expect(page.getByText('<b>Bonjour</b>')).toBeVisible();
  await expect(start(page, 'Démarrer le chat')).toBeVisible();
  expect(complaints.splice(0)).toEqual(['warning: Footbridge: No text has the id "headline".']);
});
