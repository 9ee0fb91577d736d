/** What is made with a framework: a button of the page opens the chat, the page hears of each answer, and closing is told. */
import { existsSync, readdirSync } from 'node:fs';
import { startTalking } from '../support/agent.js';
import { expect, test } from '../support/test.js';
import { Widget } from '../support/widget.js';

const built = readdirSync('examples').filter((name) => existsSync(`examples/${name}/package.json`));

for (const name of built) {
  test(`${name} has a whole chat`, async ({ page, pair }) => {
    await page.goto(`${pair.origin}/examples/${name}/`);
    const widget = new Widget(page);
    const ask = page.getByRole('button', { name: 'Ask us' });
    await ask.click();
    await expect(widget.dialog).toBeVisible();
    if (name !== 'npm-module') await expect(page.getByText('We answer within a minute.')).toBeVisible();
    await page.keyboard.press('Escape');
    await expect(widget.dialog).toBeHidden();
    const { agent, interactionId } = await startTalking(pair, widget);
    await widget.send('Hello');
    await expect.poll(() => agent.textsFrom(interactionId, 'visitor')).toEqual(['Hello']);
    await agent.say(interactionId, 'Good morning');
    await expect(page.locator('output')).toHaveText('1');
    await page.keyboard.press('Escape');
    await ask.click();
    await expect(widget.composer).toBeFocused();
    await agent.act({ command: 'disconnect', interactionId });
  });
}
