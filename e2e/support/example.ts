import { test as base } from './test.js';
import { Widget } from './widget.js';

/** The suite's `test`, with a way to open an example by its name. */
export const test = base.extend<{ open: (name: string) => Promise<Widget> }>({
  open: async ({ page, pair }, use) => {
    await use(async (name) => {
      await page.goto(`${pair.origin}/examples/${name}/`);
      return new Widget(page);
    });
  },
});
