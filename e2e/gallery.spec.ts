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

const wide = { width: 1_000, height: 700 };
const phone = { width: 320, height: 568 };
/** A phone on its side, or a page at 400 %. */
const strip = { width: 320, height: 256 };

const sizes = [wide, phone, strip];

for (const half of [0, 1]) {
  test(`every state is fit for everybody, and reads as it always did (${half + 1} of 2)`, async ({ gallery, page }) => {
    for (const name of (await statesOf(page, gallery)).filter((_name, index) => index % 2 === half)) {
      await page.setViewportSize(wide);
      await page.goto(`${gallery}?state=${name}`);
      await page.evaluate('fallSilent()');
      const tree = (await page.locator('.stage').ariaSnapshot()).replaceAll(
        new URL(gallery).origin,
        'https://gallery.example',
      );
      expect.soft(`${tree}\n`).toMatchSnapshot([`${name}.aria.yml`]);
      const broken = await askAxe(page, 'all');
      for (const size of sizes) broken.push(...(await misfitsAt(page, size)));
      await page.setViewportSize(wide);
      await page.evaluate(() => (document.documentElement.style.colorScheme = 'dark'));
      broken.push(...(await askAxe(page, 'color-contrast')).map((violation) => `in the dark: ${violation}`));
      expect.soft(broken, name).toEqual([]);
    }
  });
}

test('every state fits from right to left', async ({ gallery, page }) => {
  for (const name of await statesOf(page, gallery)) {
    await page.goto(`${gallery}?state=${name}&dir=rtl&language=ar-XB`);
    await page.evaluate('galleryShown');
    expect.soft([...(await misfitsAt(page, wide)), ...(await misfitsAt(page, phone))], name).toEqual([]);
  }
});

test('every state fits in texts a third longer, and says nothing in another language', async ({ gallery, page }) => {
  const others = new Set<string>();
  for (const name of await statesOf(page, gallery)) {
    await page.goto(`${gallery}?state=${name}&language=en-XA`);
    await page.evaluate('galleryShown');
    expect.soft([...(await misfitsAt(page, phone)), ...(await misfitsAt(page, strip))], name).toEqual([]);
    for (const text of await page.evaluate(readOtherTexts)) others.add(text);
  }
  // What people, servers and pages say.
  expect([...others].toSorted().join('\n')).toMatchSnapshot('said-by-others.txt');
});

for (const look of ['paper', 'meadow', 'dock']) {
  for (const theme of ['light', 'dark']) {
    test(`the theme ${look} can be read: ${theme}`, async ({ gallery, page }) => {
      for (const name of (await statesOf(page, gallery)).filter((state) =>
        /^(form|form-unreachable|chat-(deliveries|ended-agent|typing)|callback-(form|assigned)|directory|notice-caution)$/.test(
          state,
        ),
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

async function misfitsAt(page: Page, size: { readonly width: number; readonly height: number }): Promise<string[]> {
  await page.setViewportSize(size);
  return (await page.evaluate(lookForMisfits)).map((misfit) => `${size.width}x${size.height}: ${misfit}`);
}

async function statesOf(page: Page, gallery: string): Promise<string[]> {
  await page.goto(gallery);
  const names = await page.locator('h2 a').allTextContents();
  expect(names.length).toBeGreaterThan(20);
  return names;
}

async function askAxe(page: Page, rules: 'all' | 'color-contrast'): Promise<string[]> {
  // Without frames in the page there is no need of a second one to bring together what was found in each.
  const axe = new AxeBuilder({ page }).setLegacyMode(true);
  const { violations } = await (
    rules === 'all'
      ? axe.withTags(['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'])
      : axe.withRules(rules)
  ).analyze();
  return violations.map(({ id, nodes }) => `${id}: ${nodes.map((node) => node.html).join(' | ')}`);
}

/** Words without the brackets of the language that nobody speaks. Runs in the page. */
function readOtherTexts(): string[] {
  const texts: string[] = [];
  const look = (scope: ParentNode): void => {
    for (const node of scope.childNodes) {
      if (node instanceof Text) texts.push(node.data);
      if (!(node instanceof Element) || node.matches('style, script')) continue;
      for (const name of ['aria-label', 'placeholder', 'title', 'alt']) texts.push(node.getAttribute(name) ?? '');
      if (node.shadowRoot) look(node.shadowRoot);
      look(node);
    }
  };
  look(document.querySelector('.stage') ?? document);
  return texts
    .filter((text) => /\p{L}{2}/u.test(text) && !text.includes('⟦'))
    .map((text) => text.trim().replaceAll(/\s+/g, ' ').replaceAll(/\d+/g, '#'));
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
      // A click on what stands around a box checks it, too.
      const target = (element.closest('label') ?? element).getBoundingClientRect();
      const isInline = element.localName === 'a' && element.closest('p') !== null;
      if (
        element.matches('a, button, input, select, textarea, [role=button]') &&
        !isInline &&
        Math.min(target.width, target.height) < 24
      ) {
        say(element, `${Math.round(width)}x${Math.round(height)} px`);
      }
    }
  };
  look(document.querySelector('.stage') ?? document);
  if ((document.scrollingElement?.scrollWidth ?? 0) > innerWidth) misfits.push('The page scrolls sideways.');
  return misfits;
}
