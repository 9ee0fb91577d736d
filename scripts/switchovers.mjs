/** `npm run test:switchovers -- --rounds N`: kills servers under a chat N times, 100 by default, and prints what it took. */
import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { findBrowser } from './find-browser.mjs';

/** Undefined where it is none, or where something else was given. */
function readRounds() {
  try {
    const { rounds } = parseArgs({ options: { rounds: { type: 'string', default: '100' } } }).values;
    return /^[1-9]\d*$/.test(rounds) ? rounds : undefined;
  } catch {
    return undefined;
  }
}

const rounds = readRounds();
if (!rounds) {
  console.error('Usage: npm run test:switchovers -- --rounds N');
  process.exit(1);
}
const { status } = spawnSync(
  join('node_modules', '.bin', 'playwright'),
  ['test', 'e2e/switchovers', '--reporter=list'],
  {
    stdio: 'inherit',
    env: { ...process.env, FOOTBRIDGE_BROWSER: findBrowser(), FOOTBRIDGE_SWITCHOVERS: rounds },
  },
);
process.exit(status ?? 1);
