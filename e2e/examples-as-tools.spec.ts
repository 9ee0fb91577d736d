/** The examples that one works with: a form of the page's own, a contact centre within a page, and what to paste. */
import type { Page } from '@playwright/test';
import { makeAccount } from './support/accounts.js';
import { ScriptedAgent } from './support/agent.js';
import { CallbackForm } from './support/callback-form.js';
import { test } from './support/example.js';
import { expect, forgiveNetworkNoise } from './support/test.js';
import { Widget } from './support/widget.js';

test.describe('bypass-login-form', () => {
  const fill = async (page: Page, told: Readonly<Record<string, string>>) => {
    for (const [label, text] of Object.entries(told)) await page.locator('#ask').getByLabel(label).fill(text);
  };

  test('starts a chat for whom its own form names', async ({ open, page, pair }) => {
    const agent = await ScriptedAgent.signIn(pair, 'Alicia Adams');
    const widget = await open('bypass-login-form');
    await fill(page, { Name: 'Mary Smith' });
    await page.getByRole('button', { name: 'Start chat' }).click();
    const { interactionId } = await agent.waitFor('alerting');
    await agent.act({ command: 'pickUp', interactionId });
    await expect(widget.composer).toBeFocused();
    expect(await agent.waitFor('connected')).toMatchObject({ visitorName: 'Mary Smith' });
    // Asked again, it shows the chat that there is.
    await page.keyboard.press('Escape');
    await page.getByRole('button', { name: 'Start chat' }).click();
    await expect(widget.composer).toBeFocused();
  });

  test('signs in whoever gives a password, and says which is wrong', async ({ open, page, pair }) => {
    await makeAccount(pair, { username: 'mary', password: 'seven 8 nine' });
    const agent = await ScriptedAgent.signIn(pair, 'Alicia Adams');
    const widget = await open('bypass-login-form');
    await fill(page, { Name: 'mary', Password: 'seven' });
    await page.getByRole('button', { name: 'Start chat' }).click();
    const password = widget.panel.getByRole('textbox', { name: 'Password' });
    await expect(password).toBeFocused();
    await expect(password).toHaveAccessibleDescription('The name or the password is wrong.');
    await expect(widget.panel.getByRole('textbox', { name: 'User name' })).toHaveValue('mary');
    await page.keyboard.press('Escape');
    await fill(page, { Password: 'seven 8 nine' });
    await page.getByRole('button', { name: 'Start chat' }).click();
    await agent.waitFor('alerting');
    await expect(widget.composer).toBeVisible();
  });

  test('asks for a callback, and says what is missing', async ({ open, page, pair }) => {
    const agent = await ScriptedAgent.signIn(pair, 'Alicia Adams');
    const widget = await open('bypass-login-form');
    await fill(page, { Name: 'Mary', Subject: 'A kitchen' });
    const create = page.getByRole('button', { name: 'Create callback' });
    await create.click();
    const form = new CallbackForm(page);
    await expect(form.subject).toHaveValue('A kitchen');
    await page.keyboard.press('Escape');
    await fill(page, { Telephone: '+47 555 01 22' });
    await create.click();
    await expect(widget.panel.getByText(/call you/).first()).toBeVisible();
    expect(await agent.waitFor('alerting', ({ kind }) => kind === 'callback')).toMatchObject({ visitorName: 'Mary' });
  });
});

test('mock-centre has a chat with no server, and goes on when one of the pair crashes', async ({
  complaints,
  open,
  page,
}) => {
  const asked: string[] = [];
  const widget = await open('mock-centre');
  await expect(page.getByRole('heading', { name: 'Mock contact centre' })).toBeVisible();
  page.on('request', (request) => !request.serviceWorker() && asked.push(request.url()));
  await widget.startChat('Mary');
  await widget.send('Is this real?');
  await expect(widget.log.getByText('You wrote: Is this real?')).toBeVisible();
  await page.getByRole('button', { name: 'Crash' }).first().click();
  await widget.send('Still there?');
  await expect(widget.log.getByText('You wrote: Still there?')).toBeVisible();
  expect(asked.filter((url) => url.includes('I3Root'))).toEqual([]);
  forgiveNetworkNoise(complaints);
});

test.describe('configuration-generator', () => {
  const text = (page: Page, id: string) => page.locator(`#${id}`).innerText();

  test('writes a tag that begins a chat on a blank page', async ({ open, page, pair }) => {
    await open('configuration-generator');
    await page.getByLabel('Queue', { exact: true }).fill('Support');
    await page.getByLabel('Heading').fill('Ask "us" & them');
    await page.getByLabel('With their hash').check();
    await expect(page.locator('#tag')).toContainText('integrity="sha384-');
    const tag = await text(page, 'tag');
    expect(tag).toContain('data-heading="Ask &quot;us&quot; &amp; them"');
    expect(await text(page, 'policy')).toContain("connect-src 'self'");
    expect(await text(page, 'proxy')).toContain('location /I3Root/Server2/ {');
    const body = `<!doctype html><title>Blank</title>${tag}`;
    await page.route('**/blank.html', (route) => route.fulfill({ contentType: 'text/html', body }));
    await page.goto(`${pair.origin}/blank.html`);
    const widget = new Widget(page);
    const agent = await ScriptedAgent.signIn(pair, 'Alicia Adams');
    await widget.launcher.click();
    await expect(page.getByRole('dialog', { name: 'Ask "us" & them' })).toBeVisible();
    await widget.start.click();
    expect(await agent.waitFor('alerting')).toMatchObject({ queue: 'Support' });
  });

  test('reads an old config.js, keeps everything in its address, and shows it', async ({ open, page }) => {
    await open('configuration-generator');
    const config = `ININ.Web.Common.Type.registerNamespace("ININ.Web.Chat");
      ININ.Web.Chat.Config = { ChatTarget: "Sales", CallbackTarget: 'Support', InteractionTypes: ["Callback", "Chat"],
      ICServerCount: 1, DefaultLanguageCode: "fr" };`;
    const file = { name: 'config.js', mimeType: 'text/javascript', buffer: Buffer.from(config) };
    await page.getByLabel(/From an old page/).setInputFiles(file);
    await expect(page.getByRole('status').filter({ hasText: 'Read: 5 settings.' })).toBeVisible();
    await expect(page).toHaveURL(/target=Sales/);
    await page.reload();
    const tag = await text(page, 'tag');
    for (const said of ['data-servers="/I3Root/Server1"', 'data-target="Sales"', 'data-callback-target="Support"']) {
      expect(tag).toContain(said);
    }
    const preview = page.frameLocator('#preview');
    await expect(preview.getByText('Try the button')).toBeVisible();
    await preview.getByRole('button', { name: 'Chat with us' }).click();
    await preview.getByRole('tab', { name: 'Chat' }).click();
    await preview.getByRole('button', { name: 'Start chat' }).click();
    await expect(preview.getByText(/I repeat whatever you write/)).toBeVisible();
  });
});
