import type { Page } from '@playwright/test';
import { ScriptedAgent } from './support/agent.js';
import { openElementPage } from './support/element-page.js';
import type { Pair } from './support/pair.js';
import { setVisible } from './support/tabs.js';
import { expect, test } from './support/test.js';

const script = `
  import './directory/define-directory.js';
  window.heard = [];
  const own = document.querySelector('.own');
  if (own) own.decide = ({ agentsAvailable }) => (agentsAvailable === 0 ? 'callback' : 'none');
  document.addEventListener('footbridge-availability-request', ({ kind, queue }) => window.heard.push([kind, queue]));
`;

const element = (attributes: string) => `
  <footbridge-availability servers="/I3Root/Server1 /I3Root/Server2" target="Marketing" refresh-seconds="1" ${attributes}>
    <button slot="chat">Chat now</button>
    <a slot="callback" href="#callback">Call me back</a>
    <p slot="closed">We are closed</p>
  </footbridge-availability>`;

test.use({ bridgeFlags: ['--parameter', 'QueueQueryTime=0'] });

const openPage = (page: Page, pair: Pair, body: string, styles = '') =>
  openElementPage(page, pair, { script, body, styles });

/** What each element of the page offers, in order. */
const offers = (page: Page) =>
  page.locator('footbridge-availability').evaluateAll((all) =>
    all.map((one) =>
      [...one.children]
        .filter((child) => child.checkVisibility())
        .map((child) => child.slot)
        .join(),
    ),
  );

/** Each of them waits for a minute, as far as the bridge knows. */
async function startWaiting(pair: Pair, count: number): Promise<void> {
  const body = JSON.stringify({
    supportedContentTypes: 'text/plain',
    participant: { name: 'Mary', credentials: '' },
    target: 'Marketing',
    targetType: 'Workgroup',
  });
  const headers = { 'content-type': 'application/json' };
  for (let chat = 0; chat < count; chat += 1) {
    const answer = await fetch(`${pair.origin}/I3Root/Server1/websvcs/chat/start`, { method: 'POST', headers, body });
    expect(await answer.text()).toContain('success');
  }
}

/** The rules of a page with each of them; of three visitors, only the third has a number that chats for some take. */
const allRules = [
  element('rule="chat-if-short-wait"'),
  element('rule="chat-else-callback"'),
  ...[1, 2, 3].map((number) => element(`rule="chat-for-some" visitor-number="${number}"`)),
  element('class="own"'),
].join('');

test('each rule shows what it says by how long the wait is', async ({ page, pair }) => {
  await startWaiting(pair, 2);
  await openPage(page, pair, allRules);
  await expect.poll(() => offers(page)).toEqual(['chat', 'callback', 'closed', 'closed', 'chat', 'callback']);
  await startWaiting(pair, 3);
  await expect.poll(() => offers(page)).toEqual(['closed', 'callback', 'closed', 'closed', 'chat', 'callback']);
  await startWaiting(pair, 4);
  await expect.poll(() => offers(page)).toEqual(['closed', 'callback', 'closed', 'closed', 'closed', 'callback']);
});

test('each rule offers a chat while an agent is free, and the page its own', async ({ page, pair }) => {
  await ScriptedAgent.signIn(pair, 'Alicia Adams');
  await openPage(page, pair, allRules);
  await expect.poll(() => offers(page)).toEqual(['chat', 'chat', 'chat', 'chat', 'chat', 'closed']);
});

test('a button asks for what is offered, and a link goes where it leads', async ({ page, pair }) => {
  const alicia = await ScriptedAgent.signIn(pair, 'Alicia Adams');
  await openPage(page, pair, element('queue="Marketing"'));
  await page.getByRole('button', { name: 'Chat now' }).click();
  expect(await page.evaluate('heard')).toEqual([['chat', 'Marketing']]);
  await alicia.act({ command: 'signOut' });
  await startWaiting(pair, 1);
  await page.getByRole('link', { name: 'Call me back' }).click();
  await expect(page).toHaveURL(/#callback$/);
  expect(await page.evaluate('heard')).toHaveLength(1);
});

test('nothing is offered for a queue that can not be asked about', async ({ page, pair }) => {
  await openPage(page, pair, element('queue="Nowhere"'));
  await expect(page.getByText('We are closed')).toBeVisible();
});

test('asks nobody while it is far away or the tab is hidden', async ({ page, pair }) => {
  const requests: string[] = [];
  page.on('request', (request) => requests.push(request.url()));
  const asked = () => requests.filter((url) => url.includes('websvcs')).length;
  await openPage(page, pair, `<div class="tall"></div>${element('')}`, '.tall { block-size: 400vb }');
  await page.evaluate(() => new Promise((resolve) => void requestIdleCallback(resolve)));
  expect(asked()).toBe(0);
  expect(await offers(page)).toEqual(['']);
  await setVisible(page, false);
  await page.mouse.wheel(0, 10_000);
  await page.evaluate(() => new Promise((resolve) => void requestIdleCallback(resolve)));
  expect(asked()).toBe(0);
  await setVisible(page, true);
  await expect.poll(() => offers(page)).toEqual(['chat']);
});

test('leaves nothing running when it is taken away', async ({ page, pair }) => {
  await page.clock.install();
  await openPage(page, pair, element(''));
  await expect.poll(() => offers(page)).toEqual(['chat']);
  const requests: string[] = [];
  page.on('request', (request) => requests.push(request.url()));
  await page.evaluate(() => document.querySelector('footbridge-availability')?.remove());
  await page.clock.runFor(60_000);
  expect(requests).toEqual([]);
});
