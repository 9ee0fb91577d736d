/** Chromium and Firefox, by Playwright. */
import { expect, type Browser, type Locator, type Page } from '@playwright/test';
import { TOLD_ROLES, type Control, type Engine, type Key, type Tab } from './engine.js';

type Role = Parameters<Page['getByRole']>[0];

/** A line of an accessibility tree: `- button "Send"`, in quotation marks where YAML asks for them. */
const CONTROL = /^\s*- '?(?<role>[a-z]+)(?: "(?<name>(?:[^"\\]|\\.)*)")?/;

class PlaywrightTab implements Tab {
  readonly page: Page;

  constructor(page: Page) {
    this.page = page;
  }

  async goTo(url: string): Promise<void> {
    await this.page.goto(url);
  }

  evaluate<Result, Argument>(
    inPage: (argument: Argument) => Result | Promise<Result>,
    ...[argument]: Argument extends undefined ? [] : [Argument]
  ): Promise<Result> {
    const call = inPage as (argument: unknown) => Result | Promise<Result>;
    return this.page.evaluate(call, argument as unknown) as Promise<Result>;
  }

  async run(script: string): Promise<void> {
    await this.page.evaluate(`${script};undefined`);
  }

  press(key: Key): Promise<void> {
    return this.page.keyboard.press(key);
  }

  type(text: string): Promise<void> {
    return this.page.keyboard.type(text);
  }

  click(role: string, name: RegExp): Promise<void> {
    return this.page
      .getByRole(role as Role, { name })
      .first()
      .click({ timeout: 15_000 });
  }

  async focused(): Promise<Control | undefined> {
    // A host whose inside has the focus matches, too; the innermost comes last.
    const focused = this.page.locator(':focus');
    if ((await focused.count()) === 0) return undefined;
    const [control] = await readTree(focused.last());
    return control;
  }

  async controls(): Promise<Control[]> {
    const tree = await readTree(this.page.locator('footbridge-widget'));
    return tree.filter(({ role }) => TOLD_ROLES.includes(role));
  }

  async goBack(): Promise<void> {
    // Playwright's own command waits for a page that loads, and one that was kept doesn't.
    const there = this.page.url();
    await this.page.evaluate(() => void setTimeout(() => history.back()));
    await expect(async () => {
      expect(await this.page.evaluate(() => location.href)).not.toBe(there);
    }).toPass({ timeout: 15_000, intervals: [100] });
  }

  close(): Promise<void> {
    return this.page.close();
  }
}

async function readTree(root: Locator): Promise<Control[]> {
  const lines = (await root.ariaSnapshot()).split('\n');
  return lines.flatMap((line) => {
    const { role, name = '' } = CONTROL.exec(line)?.groups ?? {};
    return role ? [{ role, name: name.replaceAll('\\"', '"').replaceAll("''", "'") }] : [];
  });
}

export const playwrightEngine = (browser: Browser): Engine => ({
  async openTab() {
    const context = await browser.newContext({ locale: 'en-GB', timezoneId: 'Europe/Brussels' });
    return new PlaywrightTab(await context.newPage());
  },
  async openBeside(tab) {
    const { page } = tab as PlaywrightTab;
    const beside = await page.context().newPage();
    await page.bringToFront();
    return new PlaywrightTab(beside);
  },
  close: () => browser.close(),
});
