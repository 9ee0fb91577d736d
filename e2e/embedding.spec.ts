import { readFileSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { ScriptedAgent } from './support/agent.js';
import { collectComplaints, expect, forgiveNetworkNoise, test } from './support/test.js';
import { Widget } from './support/widget.js';

test.describe('a page that carries the widget', () => {
  test('is left alone until the visitor reaches for the launcher', async ({ page, pair }) => {
    const requests: string[] = [];
    page.on('request', (request) => requests.push(new URL(request.url()).pathname));
    await page.goto(`${pair.origin}/`);
    const widget = new Widget(page);
    await expect(widget.launcher).toBeVisible();
    await page.waitForLoadState('networkidle');
    expect(requests.filter((path) => path.startsWith('/footbridge/') || path.includes('websvcs'))).toEqual([
      '/footbridge/footbridge.js',
    ]);
    expect(await page.context().cookies()).toEqual([]);
    expect(await page.evaluate(() => [localStorage.length, sessionStorage.length])).toEqual([0, 0]);

    await widget.launcher.hover();
    await expect.poll(() => requests.some((path) => path.includes('footbridge-panel'))).toBe(true);
    expect(
      requests.filter((path) => path.includes('websvcs')),
      'pointing asks no server',
    ).toEqual([]);
  });

  test('keeps its styles, its globals, its focus and its scrolling', async ({ page, pair }) => {
    await page.route('**/footbridge.js', (route) => route.fulfill({ contentType: 'text/javascript', body: '' }));
    await page.goto(`${pair.origin}/`);
    const before = await page.evaluate(describePage);
    await page.unroute('**/footbridge.js');
    await page.goto(`${pair.origin}/`);
    const widget = new Widget(page);
    await expect(widget.launcher).toBeVisible();
    const after = await page.evaluate(describePage);
    expect(after.styles).toEqual(before.styles);
    expect(after.globals.filter((name) => !before.globals.includes(name))).toEqual(['Footbridge']);
    expect(after).toMatchObject({ active: before.active, scroll: before.scroll });
  });

  test('has nothing left of the widget once the widget is taken away, open chat and all', async ({ page, widget }) => {
    await widget.startChat();
    let requests = 0;
    page.on('request', () => (requests += 1));
    await page.evaluate(() => {
      for (const element of document.querySelectorAll('footbridge-widget, footbridge-launcher')) element.remove();
    });
    await page.clock.install();
    requests = 0;
    await page.clock.runFor(120_000);
    expect(requests).toBe(0);
    await expect(widget.launcher).toHaveCount(0);
  });

  test('gets whatever could not be fetched at the next attempt, and nothing twice', async ({
    page,
    pair,
    complaints,
  }) => {
    const asked: string[] = [];
    await page.route('**/footbridge/*', async (route) => {
      const { pathname, search } = new URL(route.request().url());
      const file = pathname.slice(pathname.lastIndexOf('-') + 1);
      const isFirst = /panel|linkifier/.test(file) && !asked.some((earlier) => earlier.startsWith(file));
      asked.push(file + search);
      await (isFirst ? route.abort() : route.continue());
    });
    await page.goto(`${pair.origin}/`);
    const widget = new Widget(page);
    await widget.launcher.click();
    await page.getByRole('button', { name: /try again/i }).click();
    await expect(widget.dialog).toBeVisible();
    await widget.start.click();
    const failure = page.waitForEvent('requestfailed');
    await widget.send('Is it on https://a.example/one ?');
    await failure;
    await widget.send('or on https://a.example/two ?');
    await expect(widget.log.getByRole('link')).toHaveCount(2);
    const query = asked[2]?.replace('panel.js', '');
    expect(query).toMatch(/^\?0+$/);
    const later = ['conversation.js', 'tabs.js', 'shared.js', 'in.js', 'errands.js', 'linkifier.js'];
    const wanted = [...later.map((file) => file + query), `linkifier.js${query}.`];
    expect(asked.slice(1, 3)).toEqual(['panel.js', `panel.js${query}`]);
    expect(asked.slice(3).toSorted()).toEqual(wanted.toSorted());
    forgiveNetworkNoise(complaints);
  });

  test('stays usable and shows the widget where it unsets every style', async ({ page, pair }) => {
    await page.goto(`${pair.origin}/`);
    await page.evaluate(() => {
      const sheet = new CSSStyleSheet();
      sheet.replaceSync('* { all: unset !important }');
      document.adoptedStyleSheets = [sheet];
    });
    const widget = new Widget(page);
    await widget.startChat('Mary');
    const box = await widget.composer.boundingBox();
    expect(box?.width).toBeGreaterThan(150);
  });

  test('may load the script twice', async ({ page, pair }) => {
    await page.route(`${pair.origin}/`, async (route) => {
      const response = await route.fetch();
      const [tag = ''] = /<script[^]*<\/script>/.exec(await response.text()) ?? [];
      await route.fulfill({
        response,
        body: (await response.text()).replace(tag, `${tag}${tag.replace('.js', '.js?2')}`),
      });
    });
    await page.goto(`${pair.origin}/`);
    const widget = new Widget(page);
    await expect(page.locator('script[data-target]')).toHaveCount(2);
    await expect(widget.launcher).toHaveCount(1);
    await widget.startChat();
  });
});

test('the snippet works on a blank page of another port', async ({ context, pair }) => {
  const readme = readFileSync('README.md', 'utf8');
  const [snippet = ''] = /<script[^]*?<\/script>/.exec(readme) ?? [];
  const absolute = snippet.replace(/(["',])\/(footbridge|I3Root)/g, `$1${pair.origin}/$2`);
  const server = createServer((_, response) => {
    response.setHeader('content-type', 'text/html');
    response.end(`<!doctype html><title>Blank</title><link rel="icon" href="data:," />${absolute}`);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const complaints: string[] = [];
  const page = await context.newPage();
  await collectComplaints(page, complaints);
  const agent = await ScriptedAgent.signIn(pair, 'Alicia Adams');
  await page.goto(`http://127.0.0.1:${(server.address() as AddressInfo).port}/`);
  const widget = new Widget(page);
  await widget.startChat('Mary');
  const interactionId = await agent.pickUp();
  await widget.send('Hello from elsewhere');
  await expect.poll(() => agent.textsFrom(interactionId, 'visitor')).toEqual(['Hello from elsewhere']);
  expect(complaints).toEqual([]);
  server.closeAllConnections();
  server.close();
});

/** What a visitor or another script could notice. Runs in the page. */
function describePage() {
  const styles = [
    ...document.querySelectorAll('html, body, body > *:not(footbridge-launcher, footbridge-widget), h1, p'),
  ];
  return {
    styles: styles.map((element) => {
      const style = getComputedStyle(element);
      return [element.tagName, ...Array.from(style, (property) => `${property}: ${style.getPropertyValue(property)}`)];
    }),
    globals: Object.getOwnPropertyNames(window),
    active: document.activeElement?.tagName,
    scroll: [scrollX, scrollY],
  };
}
