import type { Page } from '@playwright/test';
import { ScriptedAgent } from './support/agent.js';
import { configFlags } from './support/config-flags.js';
import { openElementPage } from './support/element-page.js';
import type { Pair } from './support/pair.js';
import { expect, forgiveNetworkNoise, test } from './support/test.js';

/** The page does what the widget does: it starts what was asked for. */
const script = `
  import './directory/define-directory.js';
  import { createFootbridge } from '@footbridge/client';
  import { createCallbacks } from '@footbridge/client/callback';
  const client = createFootbridge({ servers: ['/I3Root/Server1', '/I3Root/Server2'], target: 'Marketing' });
  window.heard = [];
  document.addEventListener('footbridge-directory-request', ({ kind, whom }) => {
    window.heard.push([kind, whom.displayName, whom.target, whom.targetType]);
    if (kind === 'chat') client.startChat({ name: 'Mary', ...whom });
    else createCallbacks(client).create({ name: 'Mary', telephone: '+47 555 01 22', ...whom });
  });
`;

const servers = 'servers="/I3Root/Server1 /I3Root/Server2" target="Marketing"';

const settings = {
  queues: [{ name: 'Marketing', displayName: 'Marketing Group' }, { name: 'Support' }],
  agents: [
    { name: 'Alicia Adams', displayName: 'Alicia Adams', department: 'Sales' },
    { name: 'aadams', displayName: 'Alan Adams', department: 'Sales' },
    { name: 'jdoe', displayName: 'Jane Doe', department: 'Service' },
    { name: 'hidden', department: 'Service' },
  ],
};

test.use({ bridgeFlags: configFlags(settings) });

const openSearch = (page: Page, pair: Pair, attributes = servers) =>
  openElementPage(page, pair, { script, body: `<footbridge-directory search ${attributes}></footbridge-directory>` });

const button = (page: Page, name: string) => page.getByRole('button', { name, exact: true });
const names = (page: Page) => page.locator('footbridge-directory [part=name]').allTextContents();
const entry = (page: Page, name: string) => page.getByRole('listitem').filter({ hasText: name });

test('a link leads to a chat with the person, another to a callback from the queue', async ({ page, pair }) => {
  const jane = await ScriptedAgent.signIn(pair, 'jdoe');
  const alicia = await ScriptedAgent.signIn(pair, 'Alicia Adams');
  const requests: string[] = [];
  page.on('request', (request) => requests.push(request.url()));
  const entries = [
    { name: 'Marketing Group', target: 'Marketing' },
    { name: 'Jane Doe', target: 'jdoe', targetType: 'User', callback: false },
  ];
  const body = `<footbridge-directory entries='${JSON.stringify(entries)}'></footbridge-directory>`;
  await openElementPage(page, pair, { script, body });
  await expect(entry(page, 'Jane Doe').getByRole('button')).toHaveCount(1);
  expect(requests.filter((url) => url.includes('websvcs'))).toEqual([]);
  await button(page, 'Chat with \u2068Jane Doe\u2069').click();
  expect(await page.evaluate('heard')).toEqual([['chat', 'Jane Doe', 'jdoe', 'User']]);
  expect(await jane.waitFor('alerting', ({ mine }) => mine)).toMatchObject({ queue: 'jdoe' });
  await button(page, 'Callback from \u2068Marketing Group\u2069').click();
  expect(await alicia.waitFor('alerting', ({ mine }) => mine)).toMatchObject({ queue: 'Marketing' });
});

test('a search finds people by the first letters, with what they are doing', async ({ page, pair }) => {
  const alan = await ScriptedAgent.signIn(pair, 'aadams');
  await openSearch(page, pair);
  await page.getByRole('textbox', { name: 'Last name' }).fill('Ad');
  await button(page, 'Search').click();
  await expect(page.getByRole('heading', { name: '2 people found' })).toBeFocused();
  expect(await names(page)).toEqual(['Alan Adams', 'Alicia Adams']);
  await expect(entry(page, 'Alan Adams').getByText('Available')).toBeVisible();
  await expect(entry(page, 'Alan Adams').getByText('Sales')).toBeVisible();
  await expect(entry(page, 'Alicia Adams').getByText('Offline')).toBeVisible();

  await alan.act({ command: 'signOut' });
  await button(page, 'Refresh').click();
  await expect(entry(page, 'Alan Adams').getByText('Offline')).toBeVisible();
  await expect(page.getByRole('status').filter({ hasText: 'As of' })).toBeVisible();

  await button(page, 'Search again').click();
  await expect(page.getByRole('textbox', { name: 'First name' })).toBeFocused();
  await expect(page.getByRole('textbox', { name: 'Last name' })).toHaveValue('Ad');
  await page.getByRole('textbox', { name: 'Last name' }).fill('');
  await page.getByRole('combobox', { name: 'Department' }).selectOption('Service');
  await button(page, 'Search').click();
  // Whoever has no name for visitors is not among them.
  await expect(page.getByRole('heading', { name: '1 person found' })).toBeVisible();
  expect(await names(page)).toEqual(['Jane Doe']);
});

test('goes by keyboard alone, and says when there is nobody', async ({ page, pair }) => {
  await openSearch(page, pair);
  await expect(page.getByRole('textbox', { name: 'First name' })).toBeVisible();
  await page.keyboard.press('Tab');
  await page.keyboard.type('Nobody');
  await page.keyboard.press('Enter');
  await expect(page.getByRole('heading', { name: 'Nobody was found' })).toBeFocused();
  await page.keyboard.press('Tab');
  await page.keyboard.press('Tab');
  await expect(button(page, 'Search again')).toBeFocused();
  await page.keyboard.press('Enter');
  await expect(page.getByRole('textbox', { name: 'First name' })).toHaveValue('Nobody');
});

test('works after a switchover', async ({ complaints, page, pair }) => {
  await openSearch(page, pair);
  await expect(button(page, 'Search')).toBeVisible();
  await pair.bridges[0].process.stop('SIGKILL');
  await button(page, 'Search').click();
  await expect(page.getByRole('heading', { name: /found/ })).toBeVisible();
  expect(await names(page)).toEqual(['Marketing Group', 'Alan Adams', 'Alicia Adams', 'Jane Doe']);
  forgiveNetworkNoise(complaints);
});

test('says so where no server can be reached, and keeps what was typed', async ({ complaints, page, pair }) => {
  await openSearch(page, pair);
  await page.getByRole('textbox', { name: 'First name' }).fill('Jane');
  await page.route(/websvcs/, (route) => route.abort());
  await button(page, 'Search').click();
  await expect(page.getByRole('alert').filter({ hasText: "can't be reached" })).toBeVisible({ timeout: 30_000 });
  await page.unrouteAll({ behavior: 'ignoreErrors' });
  await button(page, 'Search').click();
  await expect(page.getByRole('heading', { name: '1 person found' })).toBeVisible();
  forgiveNetworkNoise(complaints);
});

test('asks nobody before it comes into view', async ({ page, pair }) => {
  const requests: string[] = [];
  page.on('request', (request) => requests.push(request.url()));
  const body = `<div class="tall"></div><footbridge-directory search ${servers}></footbridge-directory>`;
  await openElementPage(page, pair, { script, body, styles: '.tall { block-size: 400vb }' });
  await page.evaluate(() => new Promise((resolve) => void requestIdleCallback(resolve)));
  expect(requests.filter((url) => url.includes('websvcs'))).toEqual([]);
  await page.mouse.wheel(0, 10_000);
  await expect(button(page, 'Search')).toBeVisible();
});

test.describe('where the server has no directory', () => {
  test.use({ bridgeFlags: configFlags({ ...settings, extensions: { directory: false } }) });

  test('there is no search', async ({ page, pair }) => {
    await openSearch(page, pair);
    await page.waitForResponse(/serverConfiguration/);
    await expect(button(page, 'Search')).toHaveCount(0);
  });
});
