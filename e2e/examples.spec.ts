/** Each example does the one thing that its page promises, under the policy that all of them are served with. */
import type { Page } from '@playwright/test';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { makeAccount } from './support/accounts.js';
import { ScriptedAgent, startTalking } from './support/agent.js';
import { CallbackForm } from './support/callback-form.js';
import { test } from './support/example.js';
import { expect, forgiveNetworkNoise } from './support/test.js';
import { Widget } from './support/widget.js';

const isBuilt = (name: string) => existsSync(`examples/${name}/package.json`);
const inPage = readdirSync('examples').filter((name) => existsSync(`examples/${name}/index.html`) || isBuilt(name));
const colourOf = (page: Page) =>
  page.locator('footbridge-panel [part=header]').evaluate((header) => getComputedStyle(header).backgroundColor);

for (const name of ['company-site', 'script-tag', 'strict-csp']) {
  test(`${name} leads to a chat`, async ({ open, pair }) => {
    const widget = await open(name);
    const { agent, interactionId } = await startTalking(pair, widget);
    await widget.send('Hello');
    await expect.poll(() => agent.textsFrom(interactionId, 'visitor')).toEqual(['Hello']);
    await agent.act({ command: 'disconnect', interactionId });
  });
}

test('theming changes the look by a style sheet', async ({ open, page }) => {
  const widget = await open('theming');
  await widget.open();
  const own = await colourOf(page);
  expect(own).toBe('rgb(122, 31, 75)');
  await page.getByRole('button', { name: 'Meadow' }).click();
  await expect.poll(() => colourOf(page)).not.toBe(own);
});

test('click-on-flags-for-different-languages changes every word, and keeps what was typed', async ({ open, page }) => {
  const widget = await open('click-on-flags-for-different-languages');
  await widget.open();
  await widget.name.fill('Mary');
  await page.getByRole('button', { name: 'Français' }).click();
  await expect(widget.dialog).toHaveAttribute('lang', 'fr');
  await expect(widget.start).toBeHidden();
  await expect(widget.panel.getByRole('textbox')).toHaveValue('Mary');
  await page.getByRole('button', { name: 'العربية' }).click();
  await expect(widget.panel.locator('[part=header]')).toHaveAttribute('dir', 'rtl');
});

test('embedded-within-other-page is a box of the page from the beginning', async ({ open }) => {
  const widget = await open('embedded-within-other-page');
  await expect(widget.start).toBeVisible();
  expect(await widget.dialog.evaluate((panel) => getComputedStyle(panel).position)).toBe('static');
  await expect(widget.launcher).toBeHidden();
  await widget.start.click();
  await expect(widget.composer).toBeVisible();
});

test('directory leads to the person, and finds another', async ({ open, page, pair }) => {
  const jane = await ScriptedAgent.signIn(pair, 'Jane Doe');
  const widget = await open('directory');
  await page.getByRole('button', { name: /^Chat with .Jane Doe.$/ }).click();
  await widget.start.click();
  expect(await jane.waitFor('alerting', ({ mine }) => mine)).toMatchObject({ queue: 'Jane Doe' });
  await expect(page.getByRole('searchbox').or(page.getByLabel('Last name')).first()).toBeVisible();
});

test('availability-rules offers a chat while an agent is free, by each rule', async ({ open, page, pair }) => {
  await ScriptedAgent.signIn(pair, 'Alicia Adams');
  const widget = await open('availability-rules');
  await expect(page.getByRole('button', { name: 'There are agents for you' })).toBeVisible();
  await page.getByRole('button', { name: 'Chat with us now' }).click();
  await expect(widget.start).toBeVisible();
});

test('proactive-invitation asks once the page says that its visitor is stuck', async ({ open, page, pair }) => {
  await ScriptedAgent.signIn(pair, 'Alicia Adams');
  const widget = await open('proactive-invitation');
  await page.getByRole('button', { name: "I can't find" }).click();
  const bubble = page.getByRole('group', { name: 'Invitation to a chat' });
  await expect(page.getByText('Can we help you choose?')).toBeVisible();
  await bubble.getByRole('button', { name: 'Chat now' }).click();
  await expect(widget.dialog).toBeVisible();
});

test('consent asks no server before the visitor has agreed', async ({ open, page }) => {
  const asked: string[] = [];
  page.on('request', (request) => asked.push(request.url()));
  const widget = await open('consent');
  await widget.open();
  await expect(page.getByText('We keep a chat for 30 days')).toBeVisible();
  expect(asked.filter((url) => url.includes('websvcs'))).toEqual([]);
  await widget.panel.getByRole('button', { name: 'I agree' }).click();
  await widget.start.click();
  await expect(widget.composer).toBeVisible();
});

test('external-authentication signs the visitor in without a form', async ({ open, page, pair }) => {
  await makeAccount(pair, {
    username: 'mary',
    password: 'a-ticket-of-the-shop',
    contact: { firstName: 'Mary', lastName: 'Major' },
  });
  const agent = await ScriptedAgent.signIn(pair, 'Alicia Adams');
  const widget = await open('external-authentication');
  await widget.open();
  await expect(page.locator('footbridge-sign-in')).toHaveCount(0);
  await widget.start.click();
  await expect(widget.composer).toBeVisible();
  expect((await agent.waitFor('alerting', ({ visitorName }) => visitorName === 'Mary Major')).kind).toBe('chat');
});

test('no-registration-tab has one tab less than the widget has by itself', async ({ open, page }) => {
  const tabs = async (name: string) => {
    await (await open(name)).open();
    await expect(page.getByRole('tab').first()).toBeVisible();
    return (await page.getByRole('tab').allTextContents()).map((label) => label.trim());
  };
  const [usual, here] = [await tabs('script-tag'), await tabs('no-registration-tab')];
  expect(usual.filter((name) => !here.includes(name))).toEqual(['Sign up']);
});

test('registration-form-panel-fields asks for what the page wants to know', async ({ open, page }) => {
  await (await open('registration-form-panel-fields')).open();
  await page.getByRole('tab', { name: 'Sign up' }).click();
  const form = page.locator('footbridge-register');
  await expect(form.getByLabel('E-mail')).toHaveAttribute('aria-required', 'true');
  await expect(form.getByLabel('Company')).toBeVisible();
});

test('callback-status-field says in the page what becomes of a callback', async ({ complaints, open, page, pair }) => {
  const agent = await ScriptedAgent.signIn(pair, 'Alicia Adams');
  await (await open('callback-status-field')).open();
  await new CallbackForm(page).ask();
  const line = page.locator('#line');
  await expect(line).toHaveText('We have your request.');
  const { interactionId } = await agent.waitFor('alerting', ({ kind }) => kind === 'callback');
  await agent.act({ command: 'pickUp', interactionId });
  await expect(line).toHaveText('Alicia Adams will call you.');
  await agent.act({ command: 'complete', interactionId });
  await expect(line).toHaveText('Your callback is over.');
  // The browser tells of each answer of the standby, which is asked whether it knows more.
  forgiveNetworkNoise(complaints);
});

test('post-chat-survey knows which chat it asks about', async ({ open, page, pair }) => {
  const { agent, interactionId } = await startTalking(pair, await open('post-chat-survey'));
  await agent.act({ command: 'disconnect', interactionId });
  await page.getByRole('button', { name: 'Yes', exact: true }).click();
  await expect(page.getByText(`Noted for chat ${interactionId}: yes. Thank you!`)).toBeVisible();
});

test('notifications tells of every event there is, with what it holds', async ({ open, page, pair }) => {
  const events = readdirSync('packages/elements/src/events')
    .map((file) => readFileSync(`packages/elements/src/events/${file}`, 'utf8'))
    .flatMap((text) => [...text.matchAll(/super\('(footbridge-[\w-]+)'/g)].map(([, name]) => name ?? ''));
  const listed = [...readFileSync('examples/notifications/listen.js', 'utf8').matchAll(/'(footbridge-[\w-]+)'/g)];
  expect(listed.map(([, name]) => name ?? '').toSorted()).toEqual(events.toSorted());

  const widget = await open('notifications');
  const { agent, interactionId } = await startTalking(pair, widget);
  await widget.send('Hello');
  await expect.poll(() => agent.textsFrom(interactionId, 'visitor')).toEqual(['Hello']);
  await agent.act({ command: 'disconnect', interactionId });
  const heard = page.locator('#heard li');
  await expect(heard.filter({ hasText: /^footbridge-chat-started/ })).toHaveCount(1);
  await expect(heard.filter({ hasText: /^footbridge-message-sent \| .*text: Hello/ })).toHaveCount(1);
  await expect(heard.filter({ hasText: /^footbridge-chat-ended \| .*reason: agent/ })).toHaveCount(1);
});

test('cross-origin-frame holds a whole chat in the frame', async ({ open, page, pair }) => {
  await open('cross-origin-frame');
  const frame = page.frame({ url: /localhost:\d+.*frame\.html$/ });
  if (!frame) throw new Error('There is no frame.');
  const { agent, interactionId } = await startTalking(pair, new Widget(page, frame));
  await agent.act({ command: 'disconnect', interactionId });
});

test('contact-us tells the time there, and leads to a chat while an agent is free', async ({ open, page, pair }) => {
  await ScriptedAgent.signIn(pair, 'Alicia Adams');
  const widget = await open('contact-us');
  await expect(page.locator('#clock')).toHaveText(/^\d{1,2}:\d{2}/);
  await page.getByRole('button', { name: 'Chat with us', exact: true }).first().click();
  await expect(widget.dialog).toBeVisible();
});

test('the index leads to every example, and each says what it is for', async ({ page, pair }) => {
  await page.goto(`${pair.origin}/examples/`);
  const links = await page.getByRole('link').all();
  const paths: string[] = [];
  for (const link of links) {
    const href = new URL((await link.getAttribute('href')) ?? '', page.url());
    paths.push(href.pathname);
    // What a framework builds may not be there; `npm run test:packages` has its chats.
    if (isBuilt(href.pathname.split('/')[2] ?? '')) continue;
    expect((await page.request.get(href.href)).status(), href.href).toBe(200);
  }
  for (const name of inPage) {
    expect(name === 'company-site' ? '/' : `/examples/${name}/`).toBe(
      paths.find((path) => path === (name === 'company-site' ? '/' : `/examples/${name}/`)),
    );
    expect(readFileSync(`examples/${name}/README.md`, 'utf8')).toMatch(/\*\*Purpose\.\*\*[^]+\*\*What differs/);
  }
});
