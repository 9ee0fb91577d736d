import { existsSync, readdirSync } from 'node:fs';
import { startTalking } from './support/agent.js';
import { expect, test } from './support/test.js';
import { Widget } from './support/widget.js';

/** Those that lay the widget out in their own way have tests of their own. */
const pages = readdirSync('examples').filter(
  (name) => existsSync(`examples/${name}/index.html`) && !name.startsWith('different-layout'),
);

for (const name of pages) {
  test(`the example ${name} leads to a chat`, async ({ page, pair }) => {
    await page.goto(`${pair.origin}/examples/${name}/`);
    const widget = new Widget(page);
    const { agent, interactionId } = await startTalking(pair, widget);
    await widget.send('Hello');
    await expect.poll(() => agent.textsFrom(interactionId, 'visitor')).toEqual(['Hello']);
  });
}

test('the index leads to every example', async ({ page, pair }) => {
  await page.goto(`${pair.origin}/examples/`);
  for (const link of await page.getByRole('link').all()) {
    const href = new URL((await link.getAttribute('href')) ?? '', page.url()).href;
    expect((await page.request.get(href)).status(), href).toBe(200);
  }
});
