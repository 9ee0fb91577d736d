import { AxeBuilder } from '@axe-core/playwright';
import { fileURLToPath } from 'node:url';
import { ScriptedAgent } from './support/agent.js';
import { CallbackForm } from './support/callback-form.js';
import { openElementPage } from './support/element-page.js';
import { operate } from './support/operator.js';
import { expect, forgiveNetworkNoise, test as base } from './support/test.js';
import type { Widget } from './support/widget.js';

const test = base.extend<{ form: CallbackForm; agent: ScriptedAgent }>({
  agent: async ({ pair }, use) => use(await ScriptedAgent.signIn(pair, 'Alicia Adams')),
  form: async ({ page, widget, agent: _agent }, use) => {
    await openForm(widget);
    await use(new CallbackForm(page));
  },
});

test.use({ bridgeFlags: ['--config', fileURLToPath(new URL('../scripts/demo/bridge.json', import.meta.url))] });

const ringing = async (agent: ScriptedAgent) =>
  (await agent.desk()).interactions.filter(({ state }) => state === 'alerting').length;

const openForm = async (widget: Widget) => {
  await widget.open();
  await widget.page.getByRole('tab', { name: 'Call me back' }).click();
};

test.describe('a visitor who wants to be called', () => {
  test('sees who will, and the agent has what they wrote', async ({ page, agent, form }) => {
    await form.ask({ name: 'Ola N.', subject: 'My dishwasher leaks <b>badly</b>.' });
    await expect(form.status.getByRole('heading', { name: 'We will call you' })).toBeFocused();
    const { interactionId, ...asked } = await agent.waitFor('alerting');
    expect(asked).toMatchObject({ kind: 'callback', visitorName: 'Ola N.', number: '+47 555 01 22' });
    expect(asked.callback?.subject).toBe('My dishwasher leaks <b>badly</b>.');
    await expect(form.fact('Your number')).toHaveText('+47 555 01 22');
    await expect(form.fact('What it is about')).toHaveText('My dishwasher leaks <b>badly</b>.');

    await agent.act({ command: 'pickUp', interactionId });
    const photo = page.getByRole('img', { name: 'Photo of Alicia Adams' });
    const width = async () => (await photo.boundingBox())?.width ?? 0;
    await expect.poll(width).toBe(54);
    await photo.focus();
    await expect.poll(width).toBeGreaterThan(150);
    await expect(form.status.getByText('Alicia Adams', { exact: true })).toBeVisible();
    await expect(form.status.locator('img')).toHaveJSProperty('complete', true);
    await expect(page.locator('footbridge-widget [aria-live]').first()).toContainText(/Alicia Adams\W+will call you/);
  });

  test('may take the request back once they have said so twice', async ({ agent, form }) => {
    await form.ask();
    await agent.waitFor('alerting');
    await form.button('Cancel request').click();
    await expect(form.button('Keep it')).toBeFocused();
    await form.button('Keep it').click();
    await expect(form.status.getByRole('heading', { name: 'We will call you' })).toBeFocused();
    await form.button('Cancel request').click();
    await form.button('Cancel request').click();
    await expect(form.status.getByRole('heading', { name: 'Cancelled' })).toBeFocused();
    await expect.poll(() => ringing(agent)).toBe(0);

    await form.button('Ask for a call again').click();
    await expect(form.telephone).toHaveValue('+47 555 01 22');
    await expect(form.create).toBeVisible();
  });

  test('may choose another time', async ({ page, agent, form }) => {
    await form.ask();
    await agent.waitFor('alerting');
    await form.button('Call me at another time').click();
    const time = form.status.getByLabel('When should we call?');
    await expect(time).toBeFocused();
    await form.button('Change the time').click();
    await expect(form.status.getByText('Choose a day and a time.')).toBeVisible();
    await expect(time).toHaveAttribute('aria-invalid', 'true');
    await time.fill(await page.evaluate(() => new Date(Date.now() + 30 * 3_600_000).toISOString().slice(0, 16)));
    await form.button('Change the time').click();
    await expect(form.status.getByText('at the time that you chose')).toBeVisible();
    await expect.poll(() => ringing(agent)).toBe(0);
  });

  test('learns that the agent tries again later', async ({ agent, form }) => {
    await form.ask();
    const { interactionId } = await agent.waitFor('alerting');
    await agent.act({ command: 'pickUp', interactionId });
    await expect(form.status.getByText('Alicia Adams', { exact: true })).toBeVisible();
    await agent.act({ command: 'retryLater', interactionId });
    await expect(form.status.getByText('We will try again later.')).toBeVisible({ timeout: 15_000 });
    await expect(form.fact('Expected wait')).toHaveText('About 5 minutes');
    await expect(form.status.getByText('Alicia Adams', { exact: true })).toHaveCount(0);
  });

  test('sees that it is done, and may ask again', async ({ complaints, agent, form }) => {
    await form.ask();
    const { interactionId } = await agent.waitFor('alerting');
    await agent.act({ command: 'pickUp', interactionId });
    await expect(form.status.getByText('Alicia Adams', { exact: true })).toBeVisible();
    await agent.act({ command: 'complete', interactionId });
    await expect(form.status.getByRole('heading', { name: 'All done' })).toBeVisible({ timeout: 20_000 });
    await form.button('Ask for a call again').click();
    await expect(form.create).toBeVisible();
    // That a server no longer has it is believed once the other has been asked, which has nothing to say.
    forgiveNetworkNoise(complaints);
  });

  test('is told why the request was not taken, and keeps what they typed', async ({ pair, form }) => {
    await operate(pair, 'pause', { queue: 'Marketing' });
    await form.ask({ name: 'Ola', subject: 'The oven.' });
    await expect(form.problem).toBeFocused();
    await expect(form.problem).toContainText("We can't take any more calls right now.");
    await expect(form.name).toHaveValue('Ola');
    await expect(form.telephone).toHaveValue('+47 555 01 22');
    await expect(form.subject).toHaveValue('The oven.');
    await expect(form.create).toHaveAttribute('aria-disabled', 'false');
    await operate(pair, 'resume', { queue: 'Marketing' });
    await form.create.click();
    await expect(form.status.getByRole('heading', { name: 'We will call you' })).toBeFocused();
  });

  test('finds the request again after a reload, put aside or not', async ({ page, agent, form, widget }) => {
    await form.ask({ subject: 'The oven.' });
    await agent.waitFor('alerting');
    await expect(form.fact('What it is about')).toHaveText('The oven.');
    await page.reload();
    await expect(form.fact('What it is about')).toHaveText('The oven.');
    await widget.dialog.getByRole('button', { name: 'Minimise' }).click();
    await page.reload();
    await widget.open();
    await expect(form.fact('What it is about')).toHaveText('The oven.');
    await form.button('Cancel request').click();
    await form.button('Cancel request').click();
    await expect(form.status.getByRole('heading', { name: 'Cancelled' })).toBeVisible();
    expect(await page.evaluate(() => sessionStorage.length)).toBe(0);
  });

  test('is told what is missing, at the field and in one place, and keeps what they typed', async ({ page, form }) => {
    await form.subject.fill('The oven.');
    await form.create.click();
    await expect(form.problem).toBeFocused();
    await form.problem.getByRole('link').click();
    await expect(form.telephone).toBeFocused();
    await expect(form.telephone).toHaveAttribute('aria-invalid', 'true');
    await expect(form.telephone).toHaveAccessibleDescription(/Enter a telephone number/);
    await expect(form.subject).toHaveValue('The oven.');
    const { violations } = await new AxeBuilder({ page }).include('footbridge-widget').analyze();
    expect(violations.map(({ id }) => id)).toEqual([]);
  });

  test('may write 2,000 characters and no more', async ({ form, agent }) => {
    await form.subject.fill('x'.repeat(1_999));
    await form.subject.press('End');
    await form.subject.pressSequentially('yz');
    await expect(form.subject).toHaveValue(`${'x'.repeat(1_999)}y`);
    await form.ask();
    const { callback } = await agent.waitFor('alerting');
    expect(callback?.subject).toHaveLength(2_000);
  });

  test('needs no mouse', async ({ page, agent, widget }) => {
    await widget.launcher.focus();
    await page.keyboard.press('Enter');
    await expect(widget.name).toBeFocused();
    await expect(page.getByRole('tab', { name: 'Call me back' })).toBeVisible();
    await page.keyboard.press('Shift+Tab');
    await page.keyboard.press('ArrowRight');
    await expect(page.getByRole('tab', { name: 'Call me back' })).toBeFocused();
    const form = new CallbackForm(page);
    await expect(form.name).toBeVisible();
    await page.keyboard.press('Tab');
    await page.keyboard.type('Ola');
    await page.keyboard.press('Tab');
    await page.keyboard.type('555 01 22');
    await page.keyboard.press('Enter');
    await expect(form.status.getByRole('heading', { name: 'We will call you' })).toBeFocused();
    expect((await agent.waitFor('alerting')).visitorName).toBe('Ola');
  });
});

test.describe('what is offered', () => {
  const tabs = (widget: Widget) => widget.page.getByRole('tab').allTextContents();

  test('is only a callback where the page wants no more', async ({ page, pair, widget }) => {
    await page.route(`${pair.origin}/only.html`, (route) =>
      route.fulfill({
        contentType: 'text/html',
        body: `<!doctype html><html lang="en"><title>Only calls</title><script src="/footbridge/footbridge.js" defer
          data-servers="/I3Root/Server1,/I3Root/Server2" data-target="Marketing" data-interaction-types="Callback"></script>`,
      }),
    );
    await page.goto(`${pair.origin}/only.html`);
    await widget.open();
    await expect(new CallbackForm(page).telephone).toBeVisible();
    await expect(new CallbackForm(page).name).toBeFocused();
    expect(await tabs(widget)).toEqual([]);
    await expect(widget.start).toHaveCount(0);
  });

  test('goes away while a chat runs, and keeps what was typed', async ({ page, form, widget, agent }) => {
    await form.telephone.fill('555');
    await page.getByRole('tab', { name: 'Chat' }).click();
    await widget.start.click();
    await agent.pickUp();
    await expect(widget.composer).toBeVisible();
    expect(await tabs(widget)).toEqual([]);
    await widget.panel.getByRole('button', { name: 'End chat' }).click();
    await widget.panel.getByRole('button', { name: 'End chat' }).last().click();
    await widget.panel.getByRole('button', { name: /new chat/i }).click();
    await page.getByRole('tab', { name: 'Call me back' }).click();
    await expect(form.telephone).toHaveValue('555');
  });
});

test('a page of its own may hide what it does not want to show, and words the disclaimer', async ({
  page,
  pair,
  agent,
}) => {
  await openElementPage(page, pair, {
    script: `
      import './callback/define-callback.js';
      import { createFootbridge } from '@footbridge/client';
      document.querySelector('footbridge-callback').client =
        createFootbridge({ servers: ['/I3Root/Server1', '/I3Root/Server2'], target: 'Marketing' });
    `,
    body: `<footbridge-callback hide="photo subject created"><p slot="disclaimer">We record nothing.</p></footbridge-callback>`,
  });
  const form = new CallbackForm(page);
  await expect(page.getByText('We record nothing.')).toBeVisible();
  await expect(page.getByText('might be monitored')).toBeHidden();
  await form.ask({ subject: 'Nothing to see.' });
  const { interactionId } = await agent.waitFor('alerting');
  await agent.act({ command: 'pickUp', interactionId });
  await expect(form.status.getByText('Alicia Adams', { exact: true })).toBeVisible();
  await expect(form.fact('Your number')).toBeVisible();
  await expect(form.fact('What it is about')).toHaveCount(0);
  await expect(form.fact('You asked')).toHaveCount(0);
  await expect(form.status.locator('img')).toHaveCount(0);
});
