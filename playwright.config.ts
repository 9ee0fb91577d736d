import { defineConfig } from '@playwright/test';

const executablePath = process.env.FOOTBRIDGE_BROWSER;

export default defineConfig({
  testDir: 'e2e',
  // Vitest runs what ends on `.test.ts`.
  testMatch: '**/*.spec.ts',
  workers: 2,
  retries: 0,
  timeout: 60_000,
  expect: { timeout: 15_000 },
  snapshotPathTemplate: '{testDir}/{testFileDir}/{testFileName}-snapshots/{arg}{ext}',
  use: {
    locale: 'en-GB',
    timezoneId: 'Europe/Brussels',
    launchOptions: {
      ...(executablePath && { executablePath }),
      // Containers run as root, where Chromium's own sandbox can't; the machine is left alone by the other flags.
      args: ['--no-sandbox', '--disable-background-networking', '--disable-component-update', '--disable-quic'],
    },
    // A seventh of the time; to look into a failure: npm run e2e -- --trace=retain-on-failure
    trace: 'off',
  },
});
