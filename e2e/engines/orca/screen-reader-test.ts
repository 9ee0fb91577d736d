/** `test` for what a screen reader says: a browser on a desktop with Orca. */
import { expect } from '@playwright/test';
import { startDesktop, type Desktop } from '../support/desktop.js';
import { ScreenReader } from '../support/screen-reader.js';
import { startVisibleEngine } from '../support/start-engine.js';
import { test } from '../support/test.js';

export { expect };

export const screenReaderTest = test.extend<object, { readonly desktop: Desktop; readonly reader: ScreenReader }>({
  desktop: [
    // The list of fixtures has to be a pattern.
    // oxlint-disable-next-line no-empty-pattern
    async ({}, use) => {
      const desktop = await startDesktop();
      await use(desktop);
      await desktop.stop();
    },
    { scope: 'worker' },
  ],
  reader: [
    async ({ desktop }, use) => {
      const reader = await ScreenReader.start(desktop);
      await use(reader);
      await reader.stop();
    },
    { scope: 'worker' },
  ],
  engine: [
    async ({ desktop, engineName, reader: _reader }, use) => {
      if (engineName === 'webkit') throw new Error('Orca hears no news in WebKitGTK.');
      const engine = await startVisibleEngine(engineName, desktop);
      await use(engine);
      await engine.close();
    },
    { scope: 'worker' },
  ],
});
