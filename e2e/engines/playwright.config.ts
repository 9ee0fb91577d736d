/** The journeys through every engine: `npm run test:engines`. */
import { defineConfig } from '@playwright/test';
import type { EngineName } from './support/start-engine.js';

const journeys = (name: EngineName) => ({ name, testMatch: 'journeys/*.ts', use: { engineName: name } });

const screenReader = (name: EngineName) => ({
  name: `orca-${name}`,
  testMatch: 'orca/conversation.ts',
  // The desktop, the browser and the screen reader are three processes, and the latter misses what comes while it starts up.
  retries: 2,
  // A second one of the same user would end the first.
  workers: 1,
  use: { engineName: name },
});

export default defineConfig<object, { engineName: EngineName }>({
  testDir: '.',
  outputDir: '../../test-results/engines',
  workers: 1,
  retries: 0,
  timeout: 90_000,
  expect: { timeout: 15_000 },
  projects: [
    journeys('chromium'),
    journeys('firefox'),
    journeys('webkit'),
    screenReader('firefox'),
    screenReader('chromium'),
  ],
});
