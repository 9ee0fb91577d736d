import type { Page } from '@playwright/test';
import type { Pair } from './pair.js';
import { Widget } from './widget.js';

/** A page of the site that carries what is given. */
export async function openPage(
  page: Page,
  pair: Pair,
  body: string,
  files: Record<string, string> = {},
): Promise<Widget> {
  for (const [name, text] of Object.entries(files)) {
    await page.route(`**/${name}`, (route) => route.fulfill({ contentType: 'text/javascript', body: text }));
  }
  const head =
    '<!doctype html><html lang="en"><meta charset="utf-8" /><title>Contact</title><link rel="icon" href="data:," />';
  await page.route('**/contact/', (route) => route.fulfill({ contentType: 'text/html', body: head + body }));
  await page.goto(`${pair.origin}/contact/`);
  return new Widget(page);
}
