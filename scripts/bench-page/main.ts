/**
 * `npm run bench:page`: what the widget costs a page and its visitor, in a headless Chromium whose processor is slowed down
 * four times, held against budgets.json. `npm run bench:page -- load talk` measures some parts alone; `--update` records
 * what was measured; `--rounds N` takes the median of so many. Ends with 1 where a budget is passed or a record is stale.
 */
import { chromium } from '@playwright/test';
import { servePages } from '../../e2e/support/page-site.ts';
import { startPair } from '../../e2e/support/pair.ts';
import { findBrowser } from '../find-browser.mjs';
import { Book, type Measurement } from './book.ts';
import { measureCycles } from './measure-cycles.ts';
import { measureHistory } from './measure-history.ts';
import { measureLinks } from './measure-links.ts';
import { measureLoad } from './measure-load.ts';
import { measureOpening } from './measure-opening.ts';
import { measureQuiet } from './measure-quiet.ts';
import { measureTalk } from './measure-talk.ts';
import { measureMachine } from './measure-machine.ts';
import type { Bench } from './bench.ts';

const DEFAULT_ROUNDS = 9;

const parts: Readonly<Record<string, (bench: Bench) => Promise<readonly Measurement[]>>> = {
  load: measureLoad,
  opening: measureOpening,
  talk: measureTalk,
  history: measureHistory,
  cycles: measureCycles,
  quiet: measureQuiet,
  links: measureLinks,
};

const args = process.argv.slice(2);
const flagAt = args.indexOf('--rounds');
const rounds = flagAt < 0 ? DEFAULT_ROUNDS : Number(args.splice(flagAt, 2)[1]);
const wanted = args.filter((argument) => argument !== '--update');
const unknown = wanted.find((part) => !Object.hasOwn(parts, part));
if (unknown !== undefined || !(rounds > 0)) {
  console.error(`Usage: npm run bench:page -- [${Object.keys(parts).join('|')}]... [--rounds N] [--update]`);
  process.exit(1);
}

const pair = await startPair();
const site = await servePages(pair);
const browser = await chromium.launch({
  executablePath: (findBrowser as () => string)(),
  args: ['--no-sandbox', '--disable-background-networking', '--disable-component-update', '--disable-quic'],
});
const bench: Bench = { browser, origin: site.origin, site, pair, rounds };
try {
  const book = new Book(await measureMachine(bench));
  for (const [name, measure] of Object.entries(parts)) {
    if (wanted.length > 0 && !wanted.includes(name)) continue;
    for (const measurement of await measure(bench)) book.enter(measurement);
  }
  if (args.includes('--update')) await book.save();
  else if (book.hasProblems) process.exitCode = 1;
} finally {
  await browser.close();
  await site.close();
  await pair.stop();
}
