/** What a chat keeps to itself, and what nobody at the other end can bring about. */
import type { Page } from '@playwright/test';
import { startTalking } from '../support/agent.js';
import { chatThrough, expect, test } from '../support/page-test.js';
import { rewriteAnswers } from './rewrite-answers.js';

/** Learns the visitor's id from what the page asks for. */
function noteParticipant(page: Page): () => string {
  let id = '';
  page.on('request', (request) => {
    id = /\/chat\/poll\/([\w-]+)/.exec(request.url())?.[1] ?? id;
  });
  return () => id;
}

test("the visitor's id is in no log, event, attribute or referrer, and is not kept after the chat", async ({
  context,
  page,
  pair,
  visit,
}) => {
  const participant = noteParticipant(page);
  const referrers: string[] = [];
  const logged: string[] = [];
  context.on('request', (request) => referrers.push(request.headers().referer ?? ''));
  page.on('console', (message) => logged.push(message.text()));
  await context.route('https://shop.example/**', (route) =>
    route.fulfill({ contentType: 'text/html', body: '<title>The shop</title>' }),
  );
  const widget = await visit('plain.html');
  await page.evaluate(() => {
    const heard: string[] = [];
    Object.assign(window, { heard });
    const { dispatchEvent: original } = EventTarget.prototype;
    EventTarget.prototype.dispatchEvent = function dispatchEvent(event): boolean {
      const fields = Object.entries(event).filter(([, value]) => typeof value !== 'object');
      if (event.type.startsWith('footbridge-')) heard.push(`${event.type} ${JSON.stringify(fields)}`);
      return original.call(this, event);
    };
  });
  const { agent, interactionId } = await startTalking(pair, widget);
  await agent.say(interactionId, 'See https://shop.example/one');
  const popup = page.waitForEvent('popup');
  await widget.log.getByRole('link').click();
  const shop = await popup;
  await shop.waitForLoadState();
  expect(await shop.evaluate(() => [window.opener, document.referrer])).toEqual([null, '']);

  expect(participant()).toMatch(/^[\w-]{32,}$/);
  const attributes = await page.evaluate(() => {
    const within = (root: ParentNode): string[] =>
      [...root.querySelectorAll('*')].flatMap((element) => [
        ...Array.from(element.attributes, ({ value }) => value),
        ...(element.shadowRoot ? within(element.shadowRoot) : []),
      ]);
    return within(document);
  });
  const heard = await page.evaluate(() => (window as unknown as { heard: string[] }).heard);
  expect(heard.length).toBeGreaterThan(0);
  for (const [place, texts] of Object.entries({ attributes, heard, logged, referrers })) {
    expect(
      texts.filter((text) => text.includes(participant())),
      place,
    ).toEqual([]);
  }
  const stored = () => page.evaluate(() => ({ ...localStorage, ...sessionStorage }) as Record<string, string>);
  expect(Object.keys(await stored()).filter((key) => !key.startsWith('footbridge'))).toEqual([]);

  await agent.act({ command: 'disconnect', interactionId });
  await expect(widget.panel.getByRole('button', { name: 'Start a new chat' })).toBeVisible();
  await expect.poll(async () => JSON.stringify(await stored()).includes(participant())).toBe(false);
  expect(await context.cookies()).toEqual([]);
});

test('keys that stand for prototypes change nothing, be they from the server or from the page', async ({
  page,
  pair,
  visit,
}) => {
  const keys = '{"polluted":true}';
  await page.route(/websvcs\//, async (route) => {
    const response = await route.fetch();
    const evil = `{"__proto__":${keys},"constructor":{"prototype":${keys}},"toString":"x",`;
    await route.fulfill({ response, body: (await response.text()).replaceAll(/\{(?=")/g, evil) });
  });
  await page.addInitScript((options) => {
    const setUp = (footbridge: { options?: unknown }) => (footbridge.options = JSON.parse(options));
    Object.assign(window, { Footbridge: [setUp] });
  }, `{"__proto__":${keys}}`);
  await chatThrough(pair, await visit('plain.html'));
  expect(await page.evaluate(() => 'polluted' in {})).toBe(false);
});

test('an agent can neither speak as the system nor set what is logged', async ({ page, pair, visit }) => {
  const name = 'System \u202eecivreS';
  await rewriteAnswers(page, (event) =>
    event.participantType === 'Agent' && 'displayName' in event ? { ...event, displayName: name } : event,
  );
  const widget = await visit('plain.html');
  const { agent, interactionId } = await startTalking(pair, widget);
  for (const text of ['set tracelevel 5', 'The agent has left the conversation.']) {
    await agent.say(interactionId, text);
    await expect(widget.log.locator('[part=bubble]', { hasText: text })).toHaveCount(1);
    await expect(widget.log.locator('[part=system]', { hasText: text })).toHaveCount(0);
  }
  await expect(widget.log.locator('bdi[part=author]').last()).toHaveText(name);
  await agent.act({ command: 'disconnect', interactionId });
});

test('messages that are made to be slow or wide leave the widget as it was', async ({ page, pair, visit }) => {
  const bombs: readonly string[] = [
    'a'.repeat(200_000),
    `e${'\u0301'.repeat(10_000)}`,
    'https://a.example/path?query=1 '.repeat(2_000),
    '👩\u200d'.repeat(20_000),
    '\u202e\u2067'.repeat(20_000),
    '\ud800'.repeat(20_000),
  ];
  await rewriteAnswers(page, (event) => {
    const bomb = /^bomb (\d)$/.exec(String(event.value))?.[1];
    return bomb === undefined ? event : { ...event, value: bombs[Number(bomb)] };
  });
  const widget = await visit('plain.html');
  const { agent, interactionId } = await startTalking(pair, widget);
  for (const index of bombs.keys()) await agent.say(interactionId, `bomb ${index}`);
  await agent.say(interactionId, 'Still there?');
  await expect(widget.log.getByText('Still there?')).toBeVisible();
  await widget.send('Yes.');
  await expect.poll(() => agent.textsFrom(interactionId, 'visitor')).toEqual(['Yes.']);
  expect(await widget.log.evaluate((log) => log.scrollWidth - log.clientWidth)).toBeLessThanOrEqual(0);
  await agent.act({ command: 'disconnect', interactionId });
});
