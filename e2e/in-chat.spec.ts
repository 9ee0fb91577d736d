import { AxeBuilder } from '@axe-core/playwright';
import { startTalking } from './support/agent.js';
import { openPage } from './support/open-page.js';
import { expect, test } from './support/test.js';

test.describe('in a chat, a visitor', () => {
  test('may have Enter break the line, and keeps that over a reload until the chat is over', async ({
    page,
    pair,
    widget,
  }) => {
    const { agent, interactionId } = await startTalking(pair, widget);
    await expect(widget.log.getByText('has joined')).toBeVisible();
    const options = page.getByRole('button', { name: 'Chat options' });
    const enterSends = page.getByRole('checkbox', { name: 'Press Enter to send' });
    await options.click();
    await expect(enterSends).toBeChecked();
    await enterSends.uncheck();
    const { violations } = await new AxeBuilder({ page }).include('footbridge-widget').analyze();
    expect(violations.map(({ id }) => id)).toEqual([]);
    await enterSends.press('Escape');
    await expect(enterSends).toHaveCount(0);
    await expect(options).toBeFocused();
    await expect(widget.dialog).toBeVisible();
    await page.reload();
    await widget.composer.focus();
    await page.keyboard.type('one');
    await page.keyboard.press('Enter');
    await page.keyboard.type('two');
    await expect(widget.composer).toHaveValue('one\ntwo');
    await page.keyboard.press('Control+Enter');
    await expect.poll(() => agent.textsFrom(interactionId, 'visitor')).toEqual(['one\ntwo']);
    await agent.act({ command: 'disconnect', interactionId });
    await expect(page.getByRole('button', { name: 'Start a new chat' })).toBeVisible();
    expect(await page.evaluate(() => sessionStorage.length)).toBe(0);
  });

  test('is told by how much a message is too long, keeps it, and sends what is left of it', async ({
    page,
    pair,
    widget,
  }) => {
    const { agent, interactionId } = await startTalking(pair, widget);
    await widget.composer.fill('x'.repeat(4_002));
    await expect(widget.composer).toHaveAccessibleDescription('This is 2 characters too long to be sent.');
    await expect(page.getByRole('alert')).toHaveCount(0);
    await widget.composer.press('Enter');
    await expect(page.getByRole('alert')).toHaveText('This is 2 characters too long to be sent.');
    const { violations } = await new AxeBuilder({ page }).include('footbridge-widget').analyze();
    expect(violations.map(({ id }) => id)).toEqual([]);
    await widget.composer.press('Backspace');
    await expect(page.getByRole('alert')).toHaveText('This is 1 character too long to be sent.');
    await widget.composer.press('Backspace');
    await expect(page.getByRole('alert')).toHaveCount(0);
    await widget.composer.press('Enter');
    await expect.poll(() => agent.textsFrom(interactionId, 'visitor')).toEqual(['x'.repeat(4_000)]);
  });

  test('reads in the title of a page out of sight how much has come', async ({ page, pair, widget }) => {
    const { agent, interactionId } = await startTalking(pair, widget);
    await expect(widget.log.getByText('has joined')).toBeVisible();
    const title = await page.title();
    const see = (hidden: boolean) =>
      page.evaluate((is) => {
        Object.defineProperty(document, 'hidden', { configurable: true, value: is });
        document.dispatchEvent(new Event('visibilitychange'));
      }, hidden);
    await see(true);
    await agent.say(interactionId, 'one');
    await expect.poll(() => page.title()).toBe(`(1) ${title}`);
    await agent.say(interactionId, 'two');
    await expect.poll(() => page.title()).toBe(`(2) ${title}`);
    await see(false);
    expect(await page.title()).toBe(title);
  });
});

test('a survey stands where the chat was, and knows which one it was, also after a reload', async ({ page, pair }) => {
  const widget = await openPage(
    page,
    pair,
    `<footbridge-widget servers="/I3Root/Server1,/I3Root/Server2" target="Marketing">
      <form slot="after-chat"><label>How was it? <input /></label></form>
    </footbridge-widget>
    <script src="/footbridge/footbridge.js" defer></script>
    <script>
      document.addEventListener('footbridge-chat-ended', ({ interactionId }) => (document.title = interactionId));
    </script>`,
  );
  const { agent, interactionId } = await startTalking(pair, widget);
  await expect(widget.log.getByText('has joined')).toBeVisible();
  await page.reload();
  await expect(widget.composer).toBeVisible();
  const survey = page.getByRole('textbox', { name: 'How was it?' });
  await expect(survey).toBeHidden();
  await agent.act({ command: 'disconnect', interactionId });
  await expect(survey).toBeVisible();
  await expect(page).toHaveTitle(interactionId);
});
