import { ScriptedAgent } from './support/agent.js';
import { openPage } from './support/open-page.js';
import { operate } from './support/operator.js';
import type { Pair } from './support/pair.js';
import { expect, test } from './support/test.js';
import type { Widget } from './support/widget.js';

const CONFIG = `ININ.Web.Common.Type.registerNamespace("ININ.Web.Chat");
ININ.Web.Chat.Config = {
  "ConfigVersion": 0,
  "ChatTarget": "Marketing",
  "CallbackTarget": "Marketing",
  "ChatTargetType": "Workgroup",
  "CallbackTargetType": "Workgroup",
  "InteractionTypes": ["Chat", "Callback"],
  "UseEncryption": false,
  "ICServerCount": 2,
  "DefaultLanguageCode": "en-us"
};`;

const startsChat = async (pair: Pair, widget: Widget) => {
  const agent = await ScriptedAgent.signIn(pair, 'Alicia Adams');
  await widget.startChat('Mary');
  await agent.pickUp();
  await expect(widget.panel.getByText('Alicia Adams has joined the conversation.')).toBeVisible();
};

test('an old config.js sets up the widget as it is, and leaves nothing behind', async ({ page, pair }) => {
  const requests: string[] = [];
  page.on('request', (request) => requests.push(new URL(request.url()).pathname));
  const tag = '<script src="/footbridge/footbridge.js" data-config="config.js" defer></script>';
  const widget = await openPage(page, pair, tag, { 'config.js': CONFIG });
  await startsChat(pair, widget);
  expect(requests.some((path) => path.startsWith('/I3Root/Server1/websvcs/chat/start'))).toBe(true);
  expect(await page.evaluate(() => 'ININ' in window)).toBe(false);
});

test('what an attribute says wins over the file', async ({ page, pair, complaints }) => {
  const tag = '<script src="/footbridge/footbridge.js" data-config="config.js" data-target="Nobody" defer></script>';
  const widget = await openPage(page, pair, tag, { 'config.js': CONFIG });
  await widget.open();
  await widget.start.click();
  await expect(widget.panel.getByRole('alert').filter({ hasText: /isn't available/ })).toBeVisible();
  expect(complaints).toEqual([]);
});

test('a file that can not be read is named, and the widget says that it is not set up', async ({
  page,
  pair,
  complaints,
}) => {
  const tag = '<script src="/footbridge/footbridge.js" data-config="config.js" defer></script>';
  const widget = await openPage(page, pair, tag, { 'config.js': 'var unrelated = 1;' });
  await widget.open();
  await expect(widget.panel.getByRole('alert').filter({ hasText: /set up/ })).toBeVisible();
  expect(complaints.splice(0)).toEqual([
    'warning: Footbridge: "config.js" could not be read. It has no ININ.Web.Chat.Config.',
    'warning: Footbridge: The option "target" has to be the name of a queue.',
  ]);
});

test('a script may say what it wants before the widget is there, and after', async ({ page, pair }) => {
  const early = `<script>
    (window.Footbridge ??= []).push((footbridge) => {
      footbridge.options = { servers: ['/I3Root/Server1', '/I3Root/Server2'], target: 'Marketing' };
      footbridge.open();
    });
  </script>`;
  const widget = await openPage(page, pair, `${early}<script src="/footbridge/footbridge.js" defer></script>`);
  await expect(widget.dialog).toBeVisible();
  await widget.start.click();
  await expect(widget.composer).toBeVisible();
  await page.evaluate('Footbridge.push((footbridge) => footbridge.close())');
  await expect(widget.dialog).toBeHidden();
});

test('a wrong value is named once, with what it has to be', async ({ page, pair, complaints }) => {
  const tag = `<script src="/footbridge/footbridge.js" data-servers="/I3Root/Server1" data-target="Marketing"
    data-routing-contexts="Product: phone" data-request-timeout-ms="soon" defer></script>`;
  const widget = await openPage(page, pair, tag);
  await widget.open();
  await expect(widget.panel.getByRole('alert').filter({ hasText: /set up/ })).toBeVisible();
  expect(complaints.splice(0)).toEqual([
    'warning: Footbridge: "data-routing-contexts" has to be JSON.',
    'warning: Footbridge: The option "requestTimeoutMs" has to be a number of milliseconds.',
  ]);
});

test('a page that needs consent asks for it first, and ends, erases and forgets when it is withdrawn', async ({
  page,
  pair,
}) => {
  const asked: string[] = [];
  page.on('request', (request) => request.url().includes('/websvcs/') && asked.push(request.url()));
  const widget = await openPage(
    page,
    pair,
    `<footbridge-widget servers="/I3Root/Server1,/I3Root/Server2" target="Marketing" consent="required">
      <p slot="consent">We keep what you write for 30 days.</p>
    </footbridge-widget>
    <script src="/footbridge/footbridge.js" defer></script>`,
  );
  await widget.open();
  await expect(page.getByText('We keep what you write')).toBeVisible();
  await expect(page.getByRole('button', { name: 'I agree' })).toBeFocused();
  await expect(widget.start).toHaveCount(0);
  expect(asked).toEqual([]);
  await page.keyboard.press('Enter');
  await expect(widget.name).toBeFocused();
  const agent = await ScriptedAgent.signIn(pair, 'Alicia Adams');
  await widget.start.click();
  await agent.pickUp();
  await expect(widget.composer).toBeVisible();
  expect(await page.evaluate(() => sessionStorage.length)).toBe(1);

  await page.reload();
  await expect(widget.composer).toBeVisible();
  await page.getByRole('button', { name: 'Withdraw your consent' }).click();
  await page.getByRole('button', { name: 'Withdraw', exact: true }).click();
  await expect(page.getByText('You have withdrawn your consent')).toBeVisible();
  await expect(widget.composer).toHaveCount(0);
  expect(await page.evaluate(() => [sessionStorage.length, localStorage.length])).toEqual([0, 0]);
  await expect.poll(async () => (await agent.desk()).interactions.length, 'the agent has nothing of it').toBe(0);
});

test('what the server has to say to everybody stands above everything else', async ({ page, pair, widget }) => {
  await operate(pair, 'notice', { severity: 'caution', text: 'Closing at <b>17:00</b>' });
  await widget.open();
  await expect(widget.panel.getByText('Closing at <b>17:00</b>')).toBeVisible();
  await page.getByRole('button', { name: 'Dismiss this notice' }).click();
  await expect(widget.panel.getByText('Closing at')).toHaveCount(0);
});
