import type { Page } from '@playwright/test';
import { fileURLToPath } from 'node:url';
import { integrityOf, snippetFor } from '../scripts/integrity.ts';
import { expect, forgiveNetworkNoise, test } from './support/test.js';
import { Widget } from './support/widget.js';

const dist = fileURLToPath(new URL('../packages/elements/dist', import.meta.url));

/** A page that asks for the files by their hashes, and a server that changes one byte of one of them. */
async function openPage(page: Page, origin: string, changed: string): Promise<void> {
  const tag = snippetFor(integrityOf(dist), '/footbridge/').replace(
    ' defer',
    ' data-servers="/I3Root/Server1,/I3Root/Server2" data-target="Marketing" defer',
  );
  await page.route('**/by-hash.html', (route) =>
    route.fulfill({
      contentType: 'text/html',
      headers: { 'Integrity-Policy': 'blocked-destinations=(script)' },
      body: `<!doctype html><html lang="en"><title>By hash</title>${tag}<h1>The page itself</h1></html>`,
    }),
  );
  await page.route(`**/footbridge/${changed}*`, async (route) => {
    const response = await route.fetch();
    await route.fulfill({ response, body: `${await response.text()} ` });
  });
  await page.goto(`${origin}/by-hash.html`);
}

test.describe('a page that asks for the files by their hashes', () => {
  test('has a chat with the files of the build', async ({ page, pair }) => {
    await openPage(page, pair.origin, 'no-such-file');
    await new Widget(page).startChat();
  });

  for (const changed of ['footbridge.js', 'footbridge-panel.js', 'footbridge-conversation.js']) {
    test(`runs no ${changed} that somebody has changed`, async ({ page, pair, complaints }) => {
      await openPage(page, pair.origin, changed);
      const widget = new Widget(page);
      if (changed === 'footbridge.js') {
        await expect(page.getByRole('heading')).toBeVisible();
        await expect(widget.launcher).toHaveCount(0);
      } else if (changed === 'footbridge-panel.js') {
        await widget.launcher.click();
        await page.getByRole('button', { name: /try again/i }).click();
        await expect(page.getByRole('button', { name: /try again/i })).toBeVisible();
      } else {
        await widget.launcher.click();
        await widget.start.click();
        await expect(page.getByRole('alert').filter({ hasText: /./ })).toBeVisible();
      }
      expect(complaints.some((complaint) => complaint.includes('integrity'))).toBe(true);
      forgiveNetworkNoise(complaints);
      complaints.length = 0;
    });
  }
});
