/** What empty projects made of the packages: a page whose console stays empty, and on which there is a chat. */
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { extname, join } from 'node:path';
import { startTalking } from '../support/agent.js';
import { expect, test } from '../support/test.js';
import { Widget } from '../support/widget.js';

const folder = process.env.FOOTBRIDGE_PAGES ?? '';
const types: Readonly<Record<string, string>> = { '.html': 'text/html', '.js': 'text/javascript', '.css': 'text/css' };

for (const name of folder ? readdirSync(folder) : []) {
  test(`${name} has a chat`, async ({ page, pair }) => {
    await page.route(`${pair.origin}/pages/${name}/**`, (route) => {
      const { pathname } = new URL(route.request().url());
      const file = join(folder, pathname.slice('/pages/'.length), pathname.endsWith('/') ? 'index.html' : '');
      if (!existsSync(file)) return route.fulfill({ status: 404 });
      return route.fulfill({ contentType: types[extname(file)] ?? 'text/plain', body: readFileSync(file) });
    });
    const startMs = performance.now();
    await page.goto(`${pair.origin}/pages/${name}/${name === 'script-tag' ? 'public/' : ''}`);
    const widget = new Widget(page);
    const { agent, interactionId } = await startTalking(pair, widget);
    await widget.send('Hello');
    await expect.poll(() => agent.textsFrom(interactionId, 'visitor')).toEqual(['Hello']);
    console.log(`${name}: from the page to a chat ${((performance.now() - startMs) / 1_000).toFixed(1)} s`);
    await agent.act({ command: 'disconnect', interactionId });
  });
}
