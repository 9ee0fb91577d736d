import { startTalking } from './support/agent.js';
import { expect, test } from './support/test.js';
import { storedKeys } from './support/tabs.js';
import { Widget } from './support/widget.js';

test.describe('a chat after a reload', () => {
  test('is the same, with what was said, what was being written, and no line twice', async ({ page, pair, widget }) => {
    const { agent, interactionId } = await startTalking(pair, widget);
    await widget.send('Is my parcel late?');
    await agent.say(interactionId, 'I am looking.');
    await expect(widget.log.getByText('I am looking.')).toBeVisible();
    await widget.composer.pressSequentially('It was sent on');
    const before = await widget.texts();

    await page.reload();
    await agent.say(interactionId, 'It comes tomorrow.');
    await expect(widget.dialog).toBeVisible();
    await expect(widget.log.getByText('It comes tomorrow.')).toBeVisible();
    expect(await widget.texts()).toEqual([...before, 'It comes tomorrow.']);
    await expect(widget.composer).toHaveValue('It was sent on');
    // Nobody asked for the focus, so it stays where a new page has it.
    expect(await page.evaluate(() => document.activeElement === document.body)).toBe(true);

    await widget.send('Thank you!');
    await expect.poll(() => agent.textsFrom(interactionId, 'visitor')).toEqual(['Is my parcel late?', 'Thank you!']);
  });

  test('says a message once, however often the page is reloaded while it is on its way', async ({
    page,
    pair,
    widget,
  }) => {
    const { agent, interactionId } = await startTalking(pair, widget);
    const said: string[] = [];
    for (let time = 1; time <= 5; time += 1) {
      const text = `Reload number ${time}`;
      said.push(text);
      await expect(widget.composer).toBeVisible();
      await widget.composer.fill(text);
      await widget.composer.press('Enter', { noWaitAfter: true });
      await page.reload();
    }
    await expect.poll(() => agent.textsFrom(interactionId, 'visitor')).toEqual(said);
    await expect.poll(async () => (await widget.texts()).filter((text) => text.startsWith('Reload'))).toEqual(said);
    await expect(widget.log.getByText(/sending|not sent/i)).toHaveCount(0);
  });

  test('stays put aside where the visitor had put it', async ({ page, pair, widget }) => {
    const { agent, interactionId } = await startTalking(pair, widget);
    await widget.launcher.first().click();
    await expect(widget.dialog).toBeHidden();
    await page.reload();
    await agent.say(interactionId, 'Are you there?');
    await expect(page.getByRole('button', { name: /1 new message/i })).toBeVisible();
    await expect(widget.dialog).toBeHidden();
  });

  test('is not ended by leaving the page, and goes on when the visitor is back', async ({ page, pair, widget }) => {
    const { agent, interactionId } = await startTalking(pair, widget);
    await page.goto('about:blank');
    await agent.say(interactionId, 'Come back!');
    await page.goto(`${pair.origin}/`);
    await expect(widget.log.getByText('Come back!')).toBeVisible();
    await agent.waitFor('connected');
  });

  test('leaves nothing behind once it is over, and stores nothing before it begins', async ({ page, pair, widget }) => {
    await widget.open();
    expect(await storedKeys(page)).toEqual([]);
    await page.reload();
    await startTalking(pair, widget);
    expect(await storedKeys(page)).toEqual(['footbridge']);
    await widget.panel.getByRole('button', { name: 'End chat' }).click();
    await widget.panel.getByRole('group').getByRole('button', { name: 'End chat' }).click();
    await expect(widget.panel.getByRole('button', { name: /new chat/i })).toBeVisible();
    expect(await storedKeys(page)).toEqual([]);
    expect(await page.evaluate(() => Object.keys(localStorage))).toEqual([]);
    await page.reload();
    await expect(widget.launcher).toBeVisible();
    await expect(widget.dialog).toBeHidden();
  });

  for (const damage of ['{', '[]', '{"chat":{"version":1,"target":"Marketing"}}']) {
    test(`begins anew where what is stored is damaged: ${damage}`, async ({ page, widget }) => {
      await page.evaluate((text) => sessionStorage.setItem('footbridge', text), damage);
      await page.reload();
      await widget.startChat('Mary');
    });
  }

  test('works without a resume where storage is refused', async ({ page, pair }) => {
    await page.addInitScript(() => {
      for (const name of ['sessionStorage', 'localStorage']) {
        Object.defineProperty(window, name, {
          get() {
            throw new DOMException('Access is denied for this document.', 'SecurityError');
          },
        });
      }
    });
    await page.goto(`${pair.origin}/`);
    const widget = new Widget(page);
    const { agent, interactionId } = await startTalking(pair, widget);
    await widget.send('Hello?');
    await expect.poll(() => agent.textsFrom(interactionId, 'visitor')).toEqual(['Hello?']);
  });
});
