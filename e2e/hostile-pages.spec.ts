/** Pages that make life hard for what is embedded in them. Each is a file in `e2e/pages`. */
import { ScriptedAgent } from './support/agent.js';
import { servePages } from './support/page-site.js';
import { changesOf, chatThrough, describePage, expect, test } from './support/page-test.js';
import { forgiveNetworkNoise } from './support/test.js';
import { Widget } from './support/widget.js';

const hostilePages = {
  'strict-policy.html': 'allows nothing inline and no markup from strings',
  'nonce-policy.html': 'trusts one script and forbids every style',
  'own-lit.html': 'has a Lit and a policy of its own',
  'aggressive-styles.html': 'has styles that reach for everything',
  'quirks.html': 'is in quirks mode',
  'right-to-left.html': 'runs from right to left and names no language',
  'patched-prototypes.html': 'has patched prototypes',
  'clobbered.html': 'has ids that are the names of other things',
};

for (const [file, what] of Object.entries(hostilePages)) {
  test(`a whole chat works on a page that ${what}, and the page is none the worse`, async ({ page, pair, visit }) => {
    await page.route('**/footbridge.js', (route) => route.fulfill({ contentType: 'text/javascript', body: '' }));
    await visit(file);
    const before = await describePage(page);
    await page.unroute('**/footbridge.js');
    const widget = await visit(file);
    await expect(widget.launcher).toBeVisible();
    const ours = ['global Footbridge: nothing became there'];
    expect(changesOf(before, await describePage(page))).toEqual(ours);
    await chatThrough(pair, widget);
    const changes = changesOf(before, await describePage(page));
    expect(changes.filter((change) => !change.startsWith('focus: '))).toEqual(ours);
  });
}

for (const file of ['other-trusted-types.html', 'no-trusted-types.html']) {
  test(`a page whose policy refuses the widget is told once what to mend, and works on: ${file}`, async ({
    complaints,
    page,
    visit,
  }) => {
    const widget = await visit(file);
    await widget.launcher.click();
    await expect(page.getByRole('button', { name: 'Chat failed to load. Try again' })).toBeVisible();
    // The browser tells of a violation when it comes to it.
    await expect
      .poll(() => complaints.some((complaint) => complaint.startsWith('violation: trusted-types')))
      .toBe(true);
    const said = complaints.splice(0);
    expect(said.filter((complaint) => complaint.includes('Footbridge:'))).toEqual([
      "error: Footbridge: the page's Content-Security-Policy has to allow `trusted-types footbridge`.",
    ]);
    // The rest is the browser's own report of the same thing.
    expect(
      said.filter((complaint) => !/Footbridge:|TrustedTypePolicy|violation: trusted-types/.test(complaint)),
    ).toEqual([]);
    await page.getByRole('button', { name: 'a button' }).click();
  });
}

test('a page that clobbers what names its script is led nowhere else', async ({ complaints, page, visit }) => {
  const asked: string[] = [];
  page.on('request', (request) => asked.push(request.url()));
  await visit('clobbered-script.html');
  await page.waitForLoadState('networkidle');
  await expect(page.locator('footbridge-widget')).toHaveCount(0);
  expect(asked.filter((url) => url.includes('footbridge-panel'))).toEqual([]);
  forgiveNetworkNoise(complaints); // The picture itself is nowhere.
});

test('a chat goes on where a page takes the widget away and brings it back', async ({ page, pair, visit }) => {
  const widget = await visit('single-page-application.html');
  const agent = await ScriptedAgent.signIn(pair, 'Alicia Adams');
  await widget.startChat('Mary');
  const interactionId = await agent.pickUp();
  await widget.send('Before');
  await expect.poll(() => agent.textsFrom(interactionId, 'visitor')).toEqual(['Before']);
  await page.evaluate(async () => {
    type Views = Record<'leave' | 'comeBack' | 'replaceBody', (widget?: Element | null) => void>;
    const { views } = window as unknown as { views: Views };
    const element = document.querySelector('footbridge-widget');
    views.leave();
    await new Promise((resolve) => setTimeout(resolve));
    views.comeBack(element);
    views.replaceBody();
  });
  await widget.launcher.click();
  await expect(widget.log.getByText('Before')).toBeVisible();
  await widget.send('After');
  await expect.poll(() => agent.textsFrom(interactionId, 'visitor')).toEqual(['Before', 'After']);
  await agent.act({ command: 'disconnect', interactionId });
});

test('two tags and two widgets of the page make two widgets, and each has its chats', async ({ page, pair, visit }) => {
  await visit('two-widgets.html');
  const [first, second] = ['#first', '#second'].map((id) => new Widget(page, page.locator(id))) as [Widget, Widget];
  await expect(first.launcher).toHaveCount(1);
  await first.launcher.hover();
  await expect(first.launcher).toHaveAccessibleName('Chat about orders');
  await chatThrough(pair, second);
  await page.keyboard.press('Escape');
  await chatThrough(pair, first);
});

test('a whole chat works in a frame of a page of another site', async ({ page, pair, site }) => {
  const other = await servePages(pair);
  await page.goto(
    `${other.origin.replace('127.0.0.1', 'localhost')}/pages/frame.html?of=${site.origin}/pages/plain.html`,
  );
  const frame = await (await page.waitForSelector('iframe')).contentFrame();
  if (!frame) throw new Error('There is no frame.');
  await chatThrough(pair, new Widget(page, frame));
  await page.close();
  await other.close();
});

test('the launcher is not printed with the page', async ({ page, visit }) => {
  const widget = await visit('plain.html');
  await expect(widget.launcher).toBeVisible();
  await page.emulateMedia({ media: 'print' });
  await expect(widget.launcher).toBeHidden();
});

test('a whole chat works over a slow network', async ({ page, pair, visit }) => {
  const session = await page.context().newCDPSession(page);
  await session.send('Network.enable');
  const BYTES_PER_SECOND = 50_000;
  await session.send('Network.emulateNetworkConditions', {
    offline: false,
    latency: 400,
    downloadThroughput: BYTES_PER_SECOND,
    uploadThroughput: BYTES_PER_SECOND,
  });
  await chatThrough(pair, await visit('plain.html'));
});

test("a whole chat works where the page's own scripts fail at every step", async ({ complaints, pair, visit }) => {
  await chatThrough(pair, await visit('script-errors.html'));
  const own = complaints.filter((complaint) => !/of the page failed|Nobody caught this/.test(complaint));
  complaints.splice(0, complaints.length, ...own);
});

test("what is typed in the widget is none of the page's shortcuts", async ({ page, pair, visit }) => {
  const widget = await visit('shortcuts.html');
  const agent = await ScriptedAgent.signIn(pair, 'Alicia Adams');
  await widget.open();
  await page.keyboard.type('Susan');
  await expect(widget.name).toHaveValue('Susan');
  await page.keyboard.press('Enter');
  await expect(widget.composer).toBeFocused();
  const interactionId = await agent.pickUp();
  await page.keyboard.type('yes / no, says she');
  await page.keyboard.press('Enter');
  await expect.poll(() => agent.textsFrom(interactionId, 'visitor')).toEqual(['yes / no, says she']);
  await page.keyboard.press('Escape');
  await expect(widget.dialog).toBeHidden();
  await page.keyboard.press('s');
  await expect(page.getByRole('textbox', { name: 'Search' })).toBeFocused();
});
