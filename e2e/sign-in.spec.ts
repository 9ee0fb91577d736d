import { AxeBuilder } from '@axe-core/playwright';
import { makeAccount } from './support/accounts.js';
import { ScriptedAgent } from './support/agent.js';
import { configFlags } from './support/config-flags.js';
import { expect, test } from './support/test.js';
import { Widget } from './support/widget.js';

const account = { username: 'mary', password: 'correct horse', contact: { firstName: 'Mary', lastName: 'Major' } };

const signInOf = ({ panel }: Widget) => ({
  yes: panel.getByRole('radio', { name: 'I have an account' }),
  no: panel.getByRole('radio', { name: "I don't have an account" }),
  username: panel.getByRole('textbox', { name: 'User name' }),
  password: panel.getByLabel('Password', { exact: true }),
});

test.describe('a visitor with an account', () => {
  test.use({
    bridgeFlags: configFlags({ pair: true, agents: [{ name: 'Alicia Adams', displayName: 'Alicia Adams' }] }),
  });

  test('is told that the password is wrong, and signs in with the right one', async ({ page, pair, widget }) => {
    await makeAccount(pair, account);
    const agent = await ScriptedAgent.signIn(pair, 'Alicia Adams');
    await widget.open();
    const signIn = signInOf(widget);
    await expect(signIn.no).toBeChecked();
    await signIn.yes.check();
    await expect(widget.name).toHaveAccessibleName('User name');
    await widget.start.click();
    await expect(signIn.username).toBeFocused();
    await expect(signIn.username).toHaveAccessibleDescription('Enter your user name.');
    await signIn.username.fill('mary');
    await signIn.password.fill('wrong');
    await widget.start.click();
    await expect(widget.panel.getByRole('alert')).toHaveText('The name or the password is wrong.');
    await expect(signIn.password).toBeFocused();
    await expect(signIn.password).toHaveAccessibleDescription('The name or the password is wrong.');
    await expect(signIn.username).toHaveAttribute('aria-invalid', 'true');
    expect((await agent.desk()).interactions).toEqual([]);

    await signIn.password.fill(account.password);
    await page.keyboard.press('Enter');
    await expect(widget.composer).toBeFocused();
    expect((await agent.waitFor('alerting')).visitorName).toBe('Mary Major');
    const kept = await page.evaluate(() => JSON.stringify([{ ...localStorage }, { ...sessionStorage }]));
    expect(kept).not.toContain(account.password);
    await expect(page.locator('footbridge-sign-in #password')).toHaveValue('');
  });

  test('can look at what they type, and nothing of it is unfit for anybody', async ({ page, widget }) => {
    await widget.open();
    const signIn = signInOf(widget);
    await signIn.yes.check();
    await signIn.password.fill('secret');
    await expect(signIn.password).toHaveAttribute('type', 'password');
    await page.getByRole('button', { name: 'Show password' }).click();
    await expect(signIn.password).toHaveAttribute('type', 'text');
    await widget.start.click();
    const { violations } = await new AxeBuilder({ page }).include('footbridge-widget').analyze();
    expect(violations.map(({ id }) => id)).toEqual([]);
  });
});

const who = {
  '0 nobody': [],
  '1 everybody': ['no', 'yes'],
  '2 registered visitors': ['yes'],
  '3 anonymous visitors': ['no'],
};

for (const [access, offered] of Object.entries(who)) {
  test.describe(`where chats are for ${access}`, () => {
    test.use({
      bridgeFlags: configFlags({
        pair: true,
        parameters: { ChatAccessControl: Number(access[0]), CallbackAccessControl: 0 },
      }),
    });

    test('only that is offered', async ({ page, widget }) => {
      const loaded = page.waitForResponse(/serverConfiguration/);
      await widget.open();
      await loaded;
      const signIn = signInOf(widget);
      await expect(signIn.yes).toHaveCount(offered.length > 1 ? 1 : 0);
      await expect(signIn.username).toHaveCount(offered.length === 1 && offered[0] === 'yes' ? 1 : 0);
      if (offered.length > 0) return;
      await widget.start.click();
      await expect(widget.panel.getByRole('alert')).toContainText("Chat isn't available at the moment.");
    });
  });
}

test.describe('where only visitors with an account may chat any more', () => {
  test.use({
    bridgeFlags: configFlags({
      pair: true,
      parameters: { ChatAccessControl: 1, MaxAnonymousInteractionsAllowed: 0 },
    }),
  });

  test('the others are told to sign in', async ({ widget }) => {
    await widget.open();
    await expect(signInOf(widget).no).toBeChecked();
    await widget.start.click();
    await expect(widget.panel.getByRole('alert')).toContainText('Please sign in');
  });
});

test.describe('where a visitor may have one conversation', () => {
  test.use({
    bridgeFlags: configFlags({ pair: true }).concat('--parameter', 'MaxInteractionsAllowedPerUser=1'),
  });

  test('another one is refused in words that help', async ({ page, pair, widget, browser }) => {
    await makeAccount(pair, account);
    const elsewhere = await browser.newPage();
    await elsewhere.goto(page.url());
    const other = new Widget(elsewhere);
    const startAs = async (visitor: Widget) => {
      const signIn = signInOf(visitor);
      await visitor.open();
      await signIn.yes.check();
      await signIn.username.fill(account.username);
      await signIn.password.fill(account.password);
      await visitor.start.click();
    };
    await startAs(widget);
    await expect(widget.composer).toBeVisible();
    await startAs(other);
    await expect(other.panel.getByRole('alert')).toContainText('Please end one of them first.');
    await elsewhere.close();
  });
});

const closures = [
  ['hours', { hours: { timeZone: 'Europe/Brussels', days: {} } }, 'We are closed right now.', true],
  ['nobody', { needsAgents: true }, 'Nobody is here to chat at the moment.', true],
  ['full', { maxQueueLength: 0 }, 'too many people are waiting already', false],
  ['paused', { chats: false }, "We can't take any chats right now.", false],
] as const;

for (const [closure, queue, words, offersCallback] of closures) {
  test.describe(`where a queue takes nobody: ${closure}`, () => {
    test.use({ bridgeFlags: configFlags({ pair: true, queues: [{ name: 'Marketing', ...queue }] }) });

    test('it says so in its own words, and offers what else there is', async ({ page, widget }) => {
      await widget.open();
      await widget.name.fill('Mary');
      await widget.start.click();
      await expect(widget.panel.getByRole('alert')).toContainText(words);
      const callMe = page.getByRole('button', { name: 'Ask us to call you' });
      await expect(callMe).toHaveCount(offersCallback ? 1 : 0);
      if (!offersCallback) return;
      await callMe.click();
      await expect(page.locator('footbridge-callback').getByRole('textbox', { name: 'Your name' })).toHaveValue('Mary');
      await expect(page.locator('footbridge-callback').getByRole('textbox', { name: 'Your name' })).toBeFocused();
    });
  });
}

test.describe('where a queue takes nobody who would wait long', () => {
  test.use({ bridgeFlags: configFlags({ pair: true, queues: [{ name: 'Marketing', maxWaitSeconds: 1 }] }) });

  test('whoever comes second is told so, and offered a call', async ({ page, widget, browser }) => {
    const first = await browser.newPage();
    await first.goto(page.url());
    await new Widget(first).startChat();
    await widget.open();
    await widget.start.click();
    await expect(widget.panel.getByRole('alert')).toContainText('You would have to wait very long');
    await expect(page.getByRole('button', { name: 'Ask us to call you' })).toBeVisible();
    await first.close();
  });
});

test('a page that knows its visitor signs them in, and no form asks for it', async ({ page, pair, widget }) => {
  await makeAccount(pair, account);
  const agent = await ScriptedAgent.signIn(pair, 'Alicia Adams');
  await page.evaluate(() => {
    const { Footbridge } = window as unknown as { Footbridge: { options: object } };
    Footbridge.options = { credentials: async () => ({ name: 'mary', password: 'correct horse' }) };
  });
  await widget.open();
  await expect(widget.start).toBeVisible();
  await expect(widget.name).toHaveCount(0);
  await widget.start.click();
  await expect(widget.composer).toBeFocused();
  expect((await agent.waitFor('alerting')).visitorName).toBe('Mary Major');
  await expect(signInOf(widget).yes).toHaveCount(0);
});
