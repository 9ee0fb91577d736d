/** The `test` of what is served from `e2e/pages`: one pair for all of them, and a page that complained about anything fails. */
import { test as base, expect, type Page } from '@playwright/test';
import { ScriptedAgent } from './agent.js';
import { servePages, type PageSite } from './page-site.js';
import { startPair, type Pair } from './pair.js';
import { collectComplaints } from './test.js';
import { Widget } from './widget.js';

export { expect };

interface Fixtures {
  readonly complaints: string[];
  /** Goes to a page of `e2e/pages`. */
  readonly visit: (file: string) => Promise<Widget>;
}

interface WorkerFixtures {
  readonly pair: Pair;
  readonly site: PageSite;
}

export const test = base.extend<Fixtures, WorkerFixtures>({
  pair: [
    // oxlint-disable-next-line no-empty-pattern -- Playwright reads from it that nothing is needed
    async ({}, use) => {
      const pair = await startPair();
      await use(pair);
      await pair.stop();
    },
    { scope: 'worker' },
  ],
  site: [
    async ({ pair }, use) => {
      const site = await servePages(pair);
      await use(site);
      await site.close();
    },
    { scope: 'worker' },
  ],
  complaints: [
    async ({ page }, use) => {
      const complaints: string[] = [];
      await collectComplaints(page, complaints);
      await use(complaints);
      expect(complaints, 'what the page complained about').toEqual([]);
    },
    { auto: true },
  ],
  visit: async ({ page, site }, use) => {
    await use(async (file) => {
      await page.goto(`${site.origin}/pages/${file}`);
      return new Widget(page);
    });
    // What a test has put between the page and the bridge may be at work as the page goes.
    await page.unrouteAll({ behavior: 'ignoreErrors' });
  },
});

/** A whole chat: from the click on the launcher to the line that says that it is over. */
export async function chatThrough(pair: Pair, widget: Widget, name = 'Mary'): Promise<void> {
  const agent = await ScriptedAgent.signIn(pair, 'Alicia Adams');
  await widget.startChat(name);
  const interactionId = await agent.pickUp();
  await widget.send('See https://shop.example/');
  await expect.poll(() => agent.textsFrom(interactionId, 'visitor')).toEqual(['See https://shop.example/']);
  await expect(widget.log.getByRole('link', { name: 'https://shop.example/' })).toBeVisible();
  await agent.say(interactionId, 'Thank you, I will.');
  await expect(widget.log.getByText('Thank you, I will.')).toBeVisible();
  await agent.act({ command: 'disconnect', interactionId });
  await expect(widget.panel.getByRole('button', { name: 'Start a new chat' })).toBeVisible();
}

/** What a visitor or another script could notice of a page beside the widget: each thing by its name. */
export function describePage(page: Page): Promise<ReadonlyMap<string, string>> {
  const described = page.evaluate(() => {
    const own = [...document.querySelectorAll('*')].filter(({ localName }) => !localName.startsWith('footbridge-'));
    const styles = own.flatMap((element, index) => {
      const style = getComputedStyle(element);
      return Array.from({ length: style.length }, (_, at) => {
        const name = style.item(at);
        return [`${element.tagName} ${index} ${name}`, style.getPropertyValue(name)] as const;
      });
    });
    return [
      ...styles,
      ...Object.getOwnPropertyNames(window).map((name) => [`global ${name}`, 'there'] as const),
      ['focus', document.activeElement?.tagName ?? ''] as const,
      ['scrolling', `${scrollX} ${scrollY}`] as const,
      ['sheets', `${document.styleSheets.length} ${document.adoptedStyleSheets.length}`] as const,
      ['title', document.title] as const,
    ];
  });
  return described.then((entries) => new Map(entries));
}

/** What is not as it was. */
export function changesOf(before: ReadonlyMap<string, string>, after: ReadonlyMap<string, string>): readonly string[] {
  return [...after]
    .filter(([name, value]) => before.get(name) !== value)
    .map(([name, value]) => `${name}: ${before.get(name) ?? 'nothing'} became ${value}`);
}
