import { AxeBuilder } from '@axe-core/playwright';
import type { Page } from '@playwright/test';
import { ScriptedAgent } from './support/agent.js';
import { expect, forgiveNetworkNoise, test } from './support/test.js';
import { Widget } from './support/widget.js';

async function expectNoViolation(page: Page, state: string): Promise<void> {
  const { violations } = await new AxeBuilder({ page })
    .withTags(['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'])
    .analyze();
  expect(
    violations.map(({ id, nodes }) => `${id}: ${nodes.map((node) => node.html).join(' | ')}`),
    state,
  ).toEqual([]);
}

for (const colorScheme of ['light', 'dark'] as const) {
  test(`no state breaks a rule of accessibility: ${colorScheme}`, async ({ complaints, page, pair }) => {
    await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' });
    await page.goto(`${pair.origin}/`);
    const widget = new Widget(page);
    await expect(widget.launcher).toBeVisible();
    await expectNoViolation(page, 'closed');
    await widget.open();
    await expect(widget.start).toBeVisible();
    await expectNoViolation(page, 'the form');
    const agent = await ScriptedAgent.signIn(pair, 'Alicia Adams');
    await widget.start.click();
    await expect(widget.composer).toBeVisible();
    await expectNoViolation(page, 'waiting');
    const interactionId = await agent.pickUp();
    await agent.say(interactionId, 'Hello, see https://shop.example/ please');
    await agent.act({ command: 'typing', interactionId, typing: true });
    await expect(widget.panel.getByText('is typing')).toBeVisible();
    await widget.send('Thank you');
    await expectNoViolation(page, 'chatting');
    await widget.panel.getByRole('button', { name: 'End chat' }).click();
    await expectNoViolation(page, 'asking whether to end');
    await widget.panel.getByRole('button', { name: 'Keep chatting' }).click();
    await page.route(/websvcs/, (route) => route.abort());
    // The poll that the bridge holds is not cut by this; what the visitor does next is.
    await widget.composer.press('x');
    await expect(widget.panel.getByText('Reconnecting')).toBeVisible();
    await expectNoViolation(page, 'reconnecting');
    await page.unrouteAll();
    await expect(widget.panel.getByText('Reconnecting')).toBeHidden({ timeout: 40_000 });
    await agent.act({ command: 'disconnect', interactionId });
    await expect(widget.panel.getByRole('button', { name: 'Start a new chat' })).toBeVisible();
    await expectNoViolation(page, 'ended');
    forgiveNetworkNoise(complaints);
  });
}

test('a whole chat goes by keyboard alone', async ({ page, pair, widget }) => {
  const agent = await ScriptedAgent.signIn(pair, 'Alicia Adams');
  await expect(widget.launcher).toBeVisible();
  await page.keyboard.press('Shift+Tab');
  await expect(widget.launcher).toBeFocused();
  await page.keyboard.press('Enter');
  await expect(widget.name).toBeFocused();
  await page.keyboard.type('Mary');
  await page.keyboard.press('Enter');
  await expect(widget.composer).toBeFocused();
  const interactionId = await agent.pickUp();
  await page.keyboard.type('Hello');
  await page.keyboard.press('Enter');
  await expect.poll(() => agent.textsFrom(interactionId, 'visitor')).toEqual(['Hello']);
  await agent.say(interactionId, 'Good morning');
  await expect(widget.log.getByText('Good morning')).toBeVisible();
  await expect(widget.composer).toBeFocused();

  await page.keyboard.press('Escape');
  await expect(widget.dialog).toBeHidden();
  await expect(widget.launcher).toBeFocused();
  await page.keyboard.press('Enter');
  await expect(widget.composer).toBeFocused();

  await tabTo(page, 'End chat');
  await page.keyboard.press('Enter');
  await expect(page.getByRole('group', { name: 'End this chat?' })).toBeVisible();
  await tabTo(page, 'Keep chatting');
  await page.keyboard.press('Tab');
  await page.keyboard.press('Enter');
  await expect(widget.panel.getByText('You ended the chat')).toBeVisible();
  await agent.waitFor('ended');
});

/** Tabs on until the control with this name has the focus. */
async function tabTo(page: Page, name: string): Promise<void> {
  const control = page.locator('footbridge-panel').getByRole('button', { name });
  for (let presses = 0; presses < 20; presses += 1) {
    if (await control.evaluateAll((all) => all.some((element) => element.matches(':focus')))) return;
    await page.keyboard.press('Tab');
  }
  throw new Error(`Tab never reached ${name}.`);
}
