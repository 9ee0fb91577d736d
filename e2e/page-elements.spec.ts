/** What stands in a page beside the script tag: set up by the tag alone, and answered by its widget. */
import type { Page } from '@playwright/test';
import { policyOf } from '../scripts/demo/demo-server.ts';
import { ScriptedAgent } from './support/agent.js';
import { configFlags } from './support/config-flags.js';
import type { Pair } from './support/pair.js';
import { expect, test } from './support/test.js';
import { Widget } from './support/widget.js';

const settings = {
  queues: [{ name: 'Marketing' }],
  agents: [{ name: 'jdoe', displayName: 'Jane Doe', department: 'Service' }],
};

test.use({ bridgeFlags: [...configFlags(settings), '--parameter', 'QueueQueryTime=0'] });

const tags = {
  loader: `<script src="/footbridge/footbridge.js" data-servers="/I3Root/Server1 /I3Root/Server2"
    data-target="Marketing" defer></script>`,
  page: '<script src="/footbridge/footbridge-page.js" type="module"></script>',
};

async function openPage(page: Page, pair: Pair, body: string, scripts = tags.loader + tags.page): Promise<Widget> {
  const html = `<!doctype html><html lang="en"><title>Our people</title><link rel="icon" href="data:," />
    ${scripts}<h1>Our people</h1>${body}</html>`;
  const headers = { 'content-security-policy': `${policyOf('/')}; img-src data:` };
  await page.route('**/people/', (route) => route.fulfill({ headers, contentType: 'text/html', body: html }));
  await page.goto(`${pair.origin}/people/`);
  return new Widget(page);
}

test('a person who was found is whom the visitor then chats with', async ({ page, pair }) => {
  const jane = await ScriptedAgent.signIn(pair, 'jdoe');
  const widget = await openPage(page, pair, '<footbridge-directory search></footbridge-directory>');
  await page.getByRole('textbox', { name: 'First name' }).fill('Ja');
  await page.keyboard.press('Enter');
  const ask = page.getByRole('button', { name: 'Chat with \u2068Jane Doe\u2069' });
  await ask.click();
  await expect(page.getByRole('dialog', { name: 'Chat with \u2068Jane Doe\u2069' })).toBeVisible();
  await expect(widget.name).toBeFocused();

  await page.keyboard.press('Escape');
  await expect(ask).toBeFocused();
  await page.keyboard.press('Enter');
  await widget.start.click();
  expect(await jane.waitFor('alerting', ({ mine }) => mine)).toMatchObject({ queue: 'jdoe' });
});

test('whoever opens the launcher after that chats with the queue', async ({ page, pair }) => {
  const jane = await ScriptedAgent.signIn(pair, 'jdoe');
  const entries = JSON.stringify([{ name: 'Jane Doe', target: 'jdoe', targetType: 'User' }]);
  const widget = await openPage(page, pair, `<footbridge-directory entries='${entries}'></footbridge-directory>`);
  await page.getByRole('button', { name: 'Chat with \u2068Jane Doe\u2069' }).click();
  await expect(widget.dialog).toBeVisible();
  await page.keyboard.press('Escape');
  await page.getByRole('button', { name: 'Chat with us' }).click();
  await expect(page.getByRole('dialog', { name: 'Chat with us' })).toBeVisible();
  await widget.start.click();
  expect(await jane.waitFor('alerting', ({ mine }) => mine)).toMatchObject({ queue: 'Marketing' });
});

test('a callback link opens the form, and the call goes where the link says', async ({ page, pair }) => {
  const jane = await ScriptedAgent.signIn(pair, 'jdoe');
  const entries = JSON.stringify([{ name: 'Jane Doe', target: 'jdoe', targetType: 'User' }]);
  const widget = await openPage(page, pair, `<footbridge-directory entries='${entries}'></footbridge-directory>`);
  await page.getByRole('button', { name: 'Callback from \u2068Jane Doe\u2069' }).click();
  await widget.panel.getByRole('textbox', { name: 'Your telephone number' }).fill('+47 555 01 22');
  await widget.panel.getByRole('button', { name: 'Call me back', exact: true }).click();
  expect(await jane.waitFor('alerting', ({ mine }) => mine)).toMatchObject({ queue: 'jdoe' });
});

test('an invitation leads to the chat, and a listener may stop what a link does', async ({ page, pair }) => {
  await ScriptedAgent.signIn(pair, 'jdoe');
  const body = `<footbridge-availability><button slot="chat">Ask us</button></footbridge-availability>
    <footbridge-invitation on-event="shop-stuck"></footbridge-invitation>`;
  const widget = await openPage(page, pair, body);
  await page.evaluate(async () => {
    await customElements.whenDefined('footbridge-invitation');
    await customElements.whenDefined('footbridge-availability');
    document.addEventListener('footbridge-availability-request', (event) => event.preventDefault(), { once: true });
  });
  await page.getByRole('button', { name: 'Ask us' }).click();
  await expect(widget.dialog).toBeHidden();
  await page.evaluate(() => document.dispatchEvent(new Event('shop-stuck')));
  await page.getByRole('button', { name: 'Chat now' }).click();
  await expect(widget.dialog).toBeVisible();
  await expect(widget.name).toBeFocused();
});

for (const [order, scripts] of [
  ['before', tags.loader + tags.page],
  ['after', tags.page + tags.loader],
  ['long before', tags.loader.replace('defer', '') + tags.page.replace('type', 'async type')],
] as const) {
  test(`one click opens the widget where the loader comes ${order} the page's elements`, async ({ page, pair }) => {
    const widget = await openPage(page, pair, '<footbridge-invitation></footbridge-invitation>', scripts);
    await page.evaluate(() => customElements.whenDefined('footbridge-widget').then(() => true));
    await widget.open();
    await expect(widget.name).toBeFocused();
    await widget.launcher.click();
    await expect(widget.dialog).toBeHidden();
  });
}

test('one click opens the widget that the page has got without its loader', async ({ page, pair }) => {
  // The widget is there with the panel's file, and what else the page has asked for is not.
  let release = () => {};
  const released = new Promise<void>((done) => (release = done));
  await page.route('**/footbridge-errands.js*', (route) => released.then(() => route.continue()));
  const widget = await openPage(page, pair, '<footbridge-invitation></footbridge-invitation>');
  await page.evaluate(() => customElements.whenDefined('footbridge-widget').then(() => true));
  await widget.launcher.click();
  await expect(widget.name).toBeFocused();
  release();
  await page.evaluate(() => customElements.whenDefined('footbridge-invitation').then(() => true));
  await expect(widget.name).toBeFocused();
});
