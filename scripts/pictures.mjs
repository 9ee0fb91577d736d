/** `npm run pictures`: takes the pictures that the documents show, of the real thing. */
import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { findBrowser } from './find-browser.mjs';

const { status } = spawnSync(
  join('node_modules', '.bin', 'playwright'),
  ['test', '--config', 'e2e/pictures/playwright.config.ts', '--reporter=list'],
  { stdio: 'inherit', env: { ...process.env, FOOTBRIDGE_BROWSER: findBrowser() } },
);
process.exit(status ?? 1);
