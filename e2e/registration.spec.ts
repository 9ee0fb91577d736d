import { AxeBuilder } from '@axe-core/playwright';
import type { Page } from '@playwright/test';
import { ScriptedAgent } from './support/agent.js';
import { keptAccount } from './support/accounts.js';
import { configFlags } from './support/config-flags.js';
import { expect, test } from './support/test.js';
import { Widget } from './support/widget.js';

const formOf = (page: Page) => {
  const form = page.locator('footbridge-register');
  const field = (name: string) => form.getByLabel(name);
  return {
    form,
    username: field('User name'),
    password: field('Password (required)'),
    again: field('Password once more'),
    email: field('E-mail'),
    company: field('Company'),
    register: form.getByRole('button', { name: 'Register' }),
    problem: form.locator('[part=problem]'),
  };
};

/** Opens the form, with more fields than the usual ones. */
async function openForm(widget: Widget) {
  await widget.page.evaluate(() => {
    const { Footbridge } = window as unknown as { Footbridge: { options: object } };
    Footbridge.options = {
      accountFields: [
        { name: 'homeEmail', label: 'E-mail', type: 'email', autocomplete: 'email', required: true },
        { name: 'company', label: 'Company', autocomplete: 'organization' },
      ],
    };
  });
  await widget.open();
  await widget.page.getByRole('tab', { name: 'Sign up' }).click();
  return formOf(widget.page);
}

test('an account is made, and its owner is in a chat at once', async ({ page, pair, widget }) => {
  const agent = await ScriptedAgent.signIn(pair, 'Alicia Adams');
  const { username, password, again, email, company } = await openForm(widget);
  await username.fill('mary');
  await password.fill('correct horse');
  await again.fill('correct horse');
  await email.fill('mary@example.com');
  await company.fill('Harbour & Pine');
  await page.keyboard.press('Enter');
  await expect(widget.composer).toBeFocused();
  expect((await agent.waitFor('alerting')).visitorName).toBe('mary');
  const account = keptAccount(pair, 'mary');
  expect(JSON.parse(account)).toMatchObject({ contact: { homeEmail: 'mary@example.com', company: 'Harbour & Pine' } });
  expect(account).not.toContain('correct horse');
  const kept = await page.evaluate(() => JSON.stringify([{ ...localStorage }, { ...sessionStorage }]));
  expect(kept).not.toContain('correct horse');
  await expect(password).toHaveValue('');
});

test('what is missing or not the same is said at each field, and nothing is sent', async ({ page, widget }) => {
  let isSent = false;
  page.on('request', (request) => (isSent ||= request.url().includes('register')));
  const { username, password, again, email, company, register, problem } = await openForm(widget);
  await password.fill('one');
  await again.fill('another');
  await register.click();
  await expect(problem).toBeFocused();
  await expect(username).toHaveAccessibleDescription('Choose a user name.');
  await expect(again).toHaveAccessibleDescription("The passwords aren't the same.");
  await expect(email).toHaveAccessibleDescription(/Please fill this in: .*E-mail/);
  await expect(company).not.toHaveAttribute('aria-invalid');
  await problem.getByRole('link').last().click();
  await expect(email).toBeFocused();
  await expect(password).toHaveValue('one');
  expect(isSent).toBe(false);
  const { violations } = await new AxeBuilder({ page }).include('footbridge-widget').analyze();
  expect(violations.map(({ id }) => id)).toEqual([]);
});

test('a user name that is taken is said to be', async ({ page, pair, widget, browser }) => {
  await ScriptedAgent.signIn(pair, 'Alicia Adams');
  const fill = async ({ username, password, again, email, register }: ReturnType<typeof formOf>) => {
    await username.fill('Mary');
    await password.fill('correct horse');
    await again.fill('correct horse');
    await email.fill('mary@example.com');
    await register.click();
  };
  await fill(await openForm(widget));
  await expect(widget.composer).toBeVisible();
  const other = await browser.newPage();
  await other.goto(page.url());
  const another = new Widget(other);
  const form = await openForm(another);
  await fill(form);
  await expect(form.username).toHaveAccessibleDescription(/is taken/);
  await expect(form.problem).toBeFocused();
  await other.close();
});

test('nobody is offered an account where the page does not want it', async ({ page, widget }) => {
  await page.evaluate(() => {
    const { Footbridge } = window as unknown as { Footbridge: { options: object } };
    Footbridge.options = { noRegistration: true };
  });
  await widget.open();
  await expect(page.getByRole('tab', { name: 'Call me back' })).toBeVisible();
  await expect(page.getByRole('tab', { name: 'Sign up' })).toHaveCount(0);
});

test.describe('where nobody is there', () => {
  test.use({
    bridgeFlags: configFlags({
      pair: true,
      parameters: { CallbackAccessControl: 1 },
      queues: [{ name: 'Marketing', needsAgents: true, callbacks: false }],
    }),
  });

  test('a visitor can leave a message', async ({ page, widget }) => {
    await widget.open();
    await widget.name.fill('Mary');
    await widget.start.click();
    await page.getByRole('button', { name: 'Leave a message' }).click();
    const form = page.locator('footbridge-leave-message');
    await expect(form.getByLabel('Your name')).toBeFocused();
    await expect(form.getByLabel('Your name')).toHaveValue('Mary');
    await form.getByRole('button', { name: 'Send message' }).click();
    await expect(form.getByLabel('Your e-mail address')).toHaveAccessibleDescription(/name@example.com/);
    await form.getByLabel('Your e-mail address').fill('mary@example.com');
    await form.getByLabel('Your message').fill('My oven is cold.');
    await form.getByRole('button', { name: 'Send message' }).click();
    await expect(form.getByText('We have your message')).toBeVisible();
    await expect(form.locator('[part=welcome]')).toBeFocused();
    const { violations } = await new AxeBuilder({ page }).include('footbridge-widget').analyze();
    expect(violations.map(({ id }) => id)).toEqual([]);
  });
});
