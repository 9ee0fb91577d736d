import { AxeBuilder } from '@axe-core/playwright';
import type { Page } from '@playwright/test';
import type { Pair } from './support/pair.js';
import { collectComplaints, expect, forgiveNetworkNoise, test } from './support/test.js';
import { Widget } from './support/widget.js';

/** Opens the console in a window of its own and signs in. */
async function openConsole(page: Page, pair: Pair, name: string): Promise<void> {
  await page.goto(`${pair.origin}/agent/#key=${pair.key}&servers=/agent/server1,/agent/server2`);
  expect(page.url(), 'the key does not stay in the address').not.toContain(pair.key);
  await page.getByLabel('Your name').fill(name);
  await page.keyboard.press('Enter');
  await expect(page.getByRole('heading', { name, level: 1 })).toBeVisible();
}

test('a visitor and an agent have a whole chat, each in a window', async ({ browser, pair, widget }) => {
  const context = await browser.newContext();
  const desk = await context.newPage();
  const complaints: string[] = [];
  await collectComplaints(desk, complaints);
  await openConsole(desk, pair, 'Alicia Adams');
  await widget.startChat('Mary');

  await desk.getByRole('button', { name: 'Pick up Mary' }).click();
  const transcript = desk.getByRole('log', { name: 'Conversation with Mary' });
  await expect(transcript.getByText('Alicia Adams has joined the conversation.')).toBeVisible();
  await desk.getByLabel('Reply').fill('Good morning');
  await expect(widget.panel.getByText(/Alicia Adams\W+is typing/)).toBeVisible();
  await desk.getByLabel('Reply').press('Enter');
  await expect(widget.log.getByText('Good morning')).toBeVisible();
  await widget.composer.pressSequentially('My dishwasher leaks');
  await expect(transcript.getByText('Mary is typing…')).toBeVisible();
  await widget.composer.press('Enter');
  await expect(transcript.getByText('My dishwasher leaks')).toBeVisible();
  await desk.getByLabel('Reply').fill('https://shop.example/leaks');
  await desk.getByRole('button', { name: 'Send as link' }).click();
  await expect(widget.log.getByRole('link', { name: 'shop.example/leaks' })).toBeVisible();

  await desk.getByRole('button', { name: 'Hold', exact: true }).click();
  await expect(widget.log.getByText('Alicia Adams has put the conversation on hold.')).toBeVisible();
  await desk.getByRole('button', { name: 'Resume' }).click();
  await expect(desk.getByRole('button', { name: 'Hold', exact: true })).toBeVisible();

  const { violations } = await new AxeBuilder({ page: desk }).analyze();
  expect(violations.map(({ id, nodes }) => `${id}: ${nodes.map((node) => node.html).join(' | ')}`)).toEqual([]);

  await desk.getByRole('button', { name: 'Disconnect' }).click();
  await desk.getByRole('button', { name: 'Disconnect now' }).click();
  await expect(widget.panel.getByRole('button', { name: 'Start a new chat' })).toBeVisible();
  await expect(desk.getByText('The chat was ended by an agent.')).toBeVisible();
  await desk.getByRole('button', { name: 'Close', exact: true }).click();
  await expect(desk.getByText('Choose an interaction')).toBeVisible();
  expect(complaints).toEqual([]);
});

test('an agent hands a chat to another and talks with several visitors at once', async ({ browser, pair, widget }) => {
  // Each in a browser of their own: tabs of one share a chat.
  const [alicia, bob, second] = [await browser.newPage(), await browser.newPage(), await browser.newPage()];
  await openConsole(alicia, pair, 'Alicia Adams');
  await widget.startChat('Mary');
  await alicia.getByRole('button', { name: 'Pick up Mary' }).click();
  await openConsole(bob, pair, 'Bob Brown');
  await alicia.getByLabel('Transfer to').selectOption('Agent: Bob Brown');
  await alicia.getByRole('button', { name: 'Transfer', exact: true }).click();
  await bob.getByRole('button', { name: 'Pick up Mary' }).click();
  await expect(widget.log.getByText('Bob Brown has joined the conversation.')).toBeVisible();
  await expect(bob.getByRole('log').getByText('Welcome to IC!')).toBeVisible();

  // Else the next chat would ring for her first, who has nothing to do.
  await alicia.getByRole('button', { name: 'Sign out' }).click();
  await second.goto(`${pair.origin}/`);
  const john = new Widget(second);
  await john.startChat('John');
  await bob.getByRole('button', { name: 'Pick up John' }).click();
  await widget.send('anybody there?');
  await expect(bob).toHaveTitle('(1) Footbridge agent');
  await bob.getByRole('button', { name: /From: Mary/ }).click();
  await expect(bob.getByRole('log').getByText('anybody there?')).toBeVisible();
  await expect(bob).toHaveTitle('Footbridge agent');
});

test('the console follows the active bridge, and the chat goes on in it', async ({
  browser,
  complaints,
  pair,
  widget,
}) => {
  const desk = await browser.newPage();
  await openConsole(desk, pair, 'Alicia Adams');
  await widget.startChat('Mary');
  await desk.getByRole('button', { name: 'Pick up Mary' }).click();
  await expect(desk.getByRole('log').getByText('Alicia Adams has joined the conversation.')).toBeVisible();
  await pair.bridges[0].process.stop('SIGKILL');
  await desk.getByLabel('Reply').fill('still here');
  await desk.getByLabel('Reply').press('Enter');
  await expect(widget.log.getByText('still here')).toBeVisible({ timeout: 30_000 });
  await widget.send('so am I');
  await expect(desk.getByRole('log').getByText('so am I')).toBeVisible({ timeout: 30_000 });
  forgiveNetworkNoise(complaints);
});
