/** Takes the pictures that the documents show: `npm run pictures`. */
import { defineConfig } from '@playwright/test';

const executablePath = process.env.FOOTBRIDGE_BROWSER;

export default defineConfig({
  testDir: '.',
  testMatch: '*.picture.ts',
  outputDir: '../../test-results/pictures',
  workers: 1,
  use: {
    locale: 'en-GB',
    timezoneId: 'Europe/Brussels',
    viewport: { width: 1200, height: 760 },
    launchOptions: { ...(executablePath && { executablePath }), args: ['--no-sandbox'] },
  },
});
