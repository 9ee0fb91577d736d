import { AxeBuilder } from '@axe-core/playwright';
import { expect, test as base, type Page } from '@playwright/test';
import { fileURLToPath } from 'node:url';
import { serveDemoSite } from '../scripts/demo/demo-server.ts';
import { collectComplaints } from './support/test.js';

const root = fileURLToPath(new URL('..', import.meta.url)).replace(/\/$/, '');

const test = base.extend<{ gallery: string }>({
  gallery: async ({ page }, use) => {
    const site = await serveDemoSite({ root, port: 0, bridges: [] });
    const complaints: string[] = [];
    await collectComplaints(page, complaints);
    await page.emulateMedia({ reducedMotion: 'reduce' });
    await use(`${site.origin}/gallery/`);
    await page.close();
    await site.close();
    expect(complaints, 'what the page complained about').toEqual([]);
  },
});

test.describe.configure({ mode: 'parallel', timeout: 240_000 });

/** Every rule is asked in the light, that of contrast in the dark again; where room is short, whether all of it fits. */
const variants = {
  light: { query: '', viewport: { width: 1_000, height: 700 }, rules: 'all' },
  dark: { query: '&theme=dark', viewport: { width: 1_000, height: 700 }, rules: 'color-contrast' },
  'right to left': { query: '&dir=rtl', viewport: { width: 1_000, height: 700 }, rules: 'none' },
  'on a phone': { query: '', viewport: { width: 320, height: 568 }, rules: 'none' },
  'magnified to a strip': { query: '', viewport: { width: 320, height: 256 }, rules: 'none' },
} as const;

for (const [variant, { query, viewport, rules }] of Object.entries(variants)) {
  test(`every state is fit for everybody: ${variant}`, async ({ gallery, page }) => {
    await page.setViewportSize(viewport);
    for (const name of await statesOf(page, gallery)) {
      await page.goto(`${gallery}?state=${name}${query}`);
      await page.evaluate('galleryShown');
      const broken = rules === 'none' ? [] : await askAxe(page, rules);
      expect.soft([...broken, ...(await page.evaluate(lookForMisfits))], name).toEqual([]);
    }
  });
}

for (const look of ['paper', 'meadow', 'dock']) {
  for (const theme of ['light', 'dark']) {
    test(`the theme ${look} can be read: ${theme}`, async ({ gallery, page }) => {
      for (const name of (await statesOf(page, gallery)).filter((state) =>
        /^(form|chat-(ended|deliv|typing))/.test(state),
      )) {
        await page.goto(`${gallery}?state=${name}&theme=${theme}&look=${look}`);
        await page.evaluate('galleryShown');
        expect
          .soft([...(await askAxe(page, 'color-contrast')), ...(await page.evaluate(lookForMisfits))], name)
          .toEqual([]);
      }
    });
  }
}

test('every state reads as it always did', async ({ gallery, page }) => {
  for (const name of await statesOf(page, gallery)) {
    await page.goto(`${gallery}?state=${name}`);
    await page.evaluate('fallSilent()');
    const tree = (await page.locator('.stage').ariaSnapshot()).replaceAll(
      new URL(gallery).origin,
      'https://gallery.example',
    );
    expect.soft(`${tree}\n`).toMatchSnapshot([`${name}.aria.yml`]);
  }
});

async function statesOf(page: Page, gallery: string): Promise<string[]> {
  await page.goto(gallery);
  const names = await page.locator('h2 a').allTextContents();
  expect(names.length).toBeGreaterThan(20);
  return names;
}

async function askAxe(page: Page, rules: 'all' | 'color-contrast'): Promise<string[]> {
  const axe = new AxeBuilder({ page });
  const { violations } = await (
    rules === 'all'
      ? axe.withTags(['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'])
      : axe.withRules(rules)
  ).analyze();
  return violations.map(({ id, nodes }) => `${id}: ${nodes.map((node) => node.html).join(' | ')}`);
}

/** What runs out of the window, and controls too small to hit. Runs in the page. */
function lookForMisfits(): string[] {
  const misfits: string[] = [];
  const say = (element: Element, what: string) =>
    misfits.push(
      `${what}: <${element.localName} part="${element.getAttribute('part') ?? ''}"> ${element.textContent?.trim().slice(0, 40)}`,
    );
  const look = (scope: ParentNode): void => {
    for (const element of scope.querySelectorAll('*')) {
      if (element.shadowRoot) look(element.shadowRoot);
      if (!element.checkVisibility() || element.matches('.unseen, .unseen *, svg *')) continue;
      const { left, right, width, height } = element.getBoundingClientRect();
      if (width > 1 && (left < -1 || right > innerWidth + 1)) say(element, 'out of the window');
      const isInline = element.localName === 'a' && element.closest('p') !== null;
      if (
        element.matches('a, button, input, select, textarea, [role=button]') &&
        !isInline &&
        Math.min(width, height) < 24
      ) {
        say(element, `${Math.round(width)}x${Math.round(height)} px`);
      }
    }
  };
  look(document.querySelector('.stage') ?? document);
  if ((document.scrollingElement?.scrollWidth ?? 0) > innerWidth) misfits.push('The page scrolls sideways.');
  return misfits;
}
