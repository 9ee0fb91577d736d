/** What an agent does beside talking: callbacks, left messages, files, canned responses, several agents, keys. */
import { AxeBuilder } from '@axe-core/playwright';
import type { Page } from '@playwright/test';
import type { Pair } from './support/pair.js';
import { expect, test } from './support/test.js';
import { Widget } from './support/widget.js';

async function openConsole(page: Page, pair: Pair, name: string): Promise<void> {
  await page.goto(`${pair.origin}/agent/#key=${pair.key}&servers=/agent/server1,/agent/server2`);
  await page.getByLabel('Your name').fill(name);
  await page.keyboard.press('Enter');
  await expect(page.getByRole('heading', { name, level: 1 })).toBeVisible();
}

/** Asks the active bridge as a visitor's page does. */
async function askBridge(pair: Pair, path: string, body?: unknown): Promise<Record<string, unknown>> {
  const answer = await fetch(`${pair.origin}/I3Root/Server1/websvcs/${path}`, {
    ...(body !== undefined && { method: 'POST', body: JSON.stringify(body) }),
  });
  expect(answer.status).toBe(200);
  return (await answer.json()) as Record<string, unknown>;
}

const callbackBody = {
  target: 'Marketing',
  targettype: 'Workgroup',
  subject: 'My dishwasher leaks',
  participant: { name: 'Ola', credentials: '', telephone: '+47 555 01 22' },
};

async function expectAccessible(page: Page): Promise<void> {
  const { violations } = await new AxeBuilder({ page }).analyze();
  expect(violations.map(({ id, nodes }) => `${id}: ${nodes.map((node) => node.html).join(' | ')}`)).toEqual([]);
}

test('an agent works a callback off by hand, from the queue to its end', async ({ page: desk, pair }) => {
  await openConsole(desk, pair, 'Alicia Adams');
  const { callback } = await askBridge(pair, 'callback/create', callbackBody);
  const { participantID } = callback as { participantID: string };

  await desk.getByRole('button', { name: 'Pick up Ola' }).click();
  await expect(desk.getByText('My dishwasher leaks')).toBeVisible();
  await expect(desk.getByRole('link', { name: 'Make call' })).toHaveAttribute('href', 'tel:+475550122');
  const status = (await askBridge(pair, `callback/status/${participantID}`)).callback as {
    assignedAgent: { name: string };
  };
  expect(status.assignedAgent.name).toBe('Alicia Adams');
  await expectAccessible(desk);

  await desk.getByRole('button', { name: 'Callback complete' }).click();
  await expect(desk.getByText('It was completed.')).toBeVisible();
  await desk.getByRole('button', { name: 'Close', exact: true }).click();
  await expect(desk.getByText('Nothing here.')).toBeVisible();
  await desk.reload();
  await expect(desk.getByText('Nothing here.')).toBeVisible();
});

test('an agent puts a callback off, and it is gone from the desk until then', async ({ page: desk, pair }) => {
  await openConsole(desk, pair, 'Alicia Adams');
  const { callback } = await askBridge(pair, 'callback/create', callbackBody);
  const { participantID } = callback as { participantID: string };
  await desk.getByRole('button', { name: 'Pick up Ola' }).click();
  await desk.getByRole('button', { name: 'Retry later' }).click();
  await expect(desk.getByRole('button', { name: 'Retry later' })).toBeHidden();
  await expect(async () => {
    const { acdStatus } = (await askBridge(pair, `callback/status/${participantID}`)).callback as {
      acdStatus: { interactionState: string };
    };
    expect(acdStatus.interactionState).toContain('Snoozed');
  }).toPass();
});

test('an agent reads a left message', async ({ page: desk, pair }) => {
  await openConsole(desk, pair, 'Alicia Adams');
  await askBridge(pair, 'message/create', {
    target: 'Marketing',
    participant: { name: 'Eve', credentials: '' },
    emailAddress: 'eve@example.com',
    message: 'Please write to me <b>soon</b>',
  });
  await desk.getByRole('button', { name: 'Pick up Eve' }).click();
  await expect(desk.getByText('Please write to me <b>soon</b>')).toBeVisible();
  await expect(desk.getByRole('link', { name: 'eve@example.com' })).toHaveAttribute('href', 'mailto:eve@example.com');
  await desk.getByRole('button', { name: 'Complete' }).click();
  await expect(desk.getByText('It was completed.')).toBeVisible();
});

test('an agent sends a file, which the visitor gets as it was', async ({ browser, pair, widget }) => {
  const desk = await (await browser.newContext()).newPage();
  await openConsole(desk, pair, 'Alicia Adams');
  await widget.startChat('Mary');
  await desk.getByRole('button', { name: 'Pick up Mary' }).click();
  await expect(desk.getByLabel('Reply')).toBeVisible();
  const buffer = Buffer.from('How to mend a dishwasher: \u{1f527}');
  await desk.locator('input[type=file]').setInputFiles({ name: 'manual.txt', mimeType: 'text/plain', buffer });
  await expect(desk.getByRole('log').getByText('manual.txt')).toBeVisible();
  const link = widget.log.getByRole('link', { name: /manual\.txt/ });
  await expect(link).toBeVisible();
  const answer = await fetch(new URL((await link.getAttribute('href')) ?? '', pair.origin));
  expect(Buffer.from(await answer.arrayBuffer())).toEqual(buffer);
});

test('two agents share a chat, and one goes', async ({ browser, pair, widget }) => {
  const [alicia, bob] = [await browser.newPage(), await browser.newPage()];
  await openConsole(alicia, pair, 'Alicia Adams');
  await widget.startChat('Mary');
  await alicia.getByRole('button', { name: 'Pick up Mary' }).click();
  await openConsole(bob, pair, 'Bob Brown');
  await alicia.getByLabel('Invite').selectOption('Bob Brown');
  await alicia.getByRole('button', { name: 'Invite', exact: true }).click();
  await bob.getByRole('button', { name: 'Pick up Mary' }).click();
  await expect(widget.log.getByText('Bob Brown has joined the conversation.')).toBeVisible();
  await expect(alicia.getByRole('list', { name: 'Agents in this chat' }).getByText('Bob Brown')).toBeVisible();
  await bob.getByLabel('Reply').fill('Hello from Bob');
  await bob.getByLabel('Reply').press('Enter');
  await alicia.getByLabel('Reply').fill('And from Alicia');
  await alicia.getByLabel('Reply').press('Enter');
  await expect(widget.log.getByText('Hello from Bob')).toBeVisible();
  await expect(widget.log.getByText('And from Alicia')).toBeVisible();
  await alicia.getByRole('button', { name: 'Leave', exact: true }).click();
  await expect(widget.log.getByText('Alicia Adams has left the conversation.')).toBeVisible();
  await widget.send('Are you still there, Bob?');
  await expect(bob.getByRole('log').getByText('Are you still there, Bob?')).toBeVisible();
});

test('an agent works by keys alone, and finds them listed', async ({ browser, pair, widget }) => {
  const desk = await (await browser.newContext({ viewport: { width: 1_600, height: 900 } })).newPage();
  await openConsole(desk, pair, 'Alicia Adams');
  await widget.startChat('Mary');
  await expect(desk.getByRole('table')).toContainText('From: Mary');
  await desk.keyboard.press('Alt+Shift+KeyP');
  await expect(desk.getByLabel('Reply')).toBeFocused();
  await desk.keyboard.type('Good morning');
  await desk.keyboard.press('Enter');
  await expect(widget.log.getByText('Good morning')).toBeVisible();
  await desk.keyboard.press('Alt+Shift+KeyH');
  await expect(desk.getByRole('button', { name: 'Resume' })).toBeVisible();
  await desk.keyboard.press('Alt+Shift+KeyH');
  await expect(desk.getByRole('button', { name: 'Hold', exact: true })).toBeVisible();
  await desk.keyboard.press('Alt+Shift+KeyK');
  await expect(desk.getByRole('dialog', { name: 'Keyboard shortcuts' })).toBeVisible();
  await expectAccessible(desk);
  await desk.keyboard.press('Escape');
  await expectAccessible(desk);
  await desk.keyboard.press('Alt+Shift+KeyE');
  await desk.getByRole('button', { name: 'Disconnect now' }).press('Enter');
  await expect(desk.getByText('The chat was ended by an agent.')).toBeVisible();
});

test('a draft stays with its chat, on a phone as well', async ({ browser, pair, widget }) => {
  const desk = await (
    await browser.newContext({ viewport: { width: 390, height: 800 }, colorScheme: 'dark' })
  ).newPage();
  await openConsole(desk, pair, 'Alicia Adams');
  await widget.startChat('Mary');
  await desk.getByRole('button', { name: 'Pick up Mary' }).click();
  await desk.getByLabel('Reply').fill('A thought for Mary');
  await desk.getByRole('button', { name: 'All interactions' }).click();
  // In a browser of their own: tabs of one share a chat.
  const other = await browser.newPage();
  await other.goto(`${pair.origin}/`);
  await new Widget(other).startChat('John');
  await desk.getByRole('button', { name: 'Pick up John' }).click();
  await expect(desk.getByLabel('Reply')).toHaveValue('');
  await desk.getByRole('button', { name: 'Disconnect' }).click();
  await expectAccessible(desk);
  await desk.getByRole('button', { name: 'Keep talking' }).click();
  await desk.getByRole('button', { name: 'All interactions' }).click();
  await desk.getByRole('button', { name: /From: Mary/ }).click();
  await expect(desk.getByLabel('Reply')).toHaveValue('A thought for Mary');
  expect(await desk.evaluate(() => document.documentElement.scrollWidth)).toBe(390);
});
