/** The journeys through every engine: `npm run test:engines`. */
import { defineConfig } from '@playwright/test';
import type { EngineName } from './support/test.js';

const journeys = (name: EngineName) => ({ name, testMatch: 'journeys/*.ts', use: { engineName: name } });

export default defineConfig<object, { engineName: EngineName }>({
  testDir: '.',
  outputDir: '../../test-results/engines',
  workers: 2,
  retries: 0,
  timeout: 90_000,
  expect: { timeout: 15_000 },
  projects: [journeys('chromium'), journeys('firefox'), journeys('webkit')],
});
