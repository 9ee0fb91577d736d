/** Runs tiers of the suite, in order, and closes with how many tests passed and failed over all of them. */
import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { findBrowser } from './find-browser.mjs';

const bin = (name) => join('node_modules', '.bin', name);
const reports = mkdtempSync(join(tmpdir(), 'footbridge-test-'));
const total = { passed: 0, failed: 0 };

/** Runs a program on this terminal; tells whether it ended well. */
function succeeds(program, args, env = {}) {
  return spawnSync(program, args, { stdio: 'inherit', env: { ...process.env, ...env } }).status === 0;
}

function count(passed, failed) {
  total.passed += passed;
  total.failed += failed;
}

/** Adds up a runner's own report. A runner that failed without a failed test, or ran none, counts as one failure. */
function countReport(name, ended, read) {
  let passed = 0;
  let failed = 0;
  try {
    ({ passed, failed } = read(JSON.parse(readFileSync(join(reports, name), 'utf8'))));
  } catch {
    ended = false;
  }
  count(passed, failed === 0 && (!ended || passed === 0) ? 1 : failed);
}

const checks = [
  ['format', bin('prettier'), ['--check', '--log-level=warn', '.']],
  ['lint', bin('oxlint'), ['-c', 'oxlint.config.mjs', '--deny-warnings']],
  ['size', process.execPath, ['scripts/check-size.mjs']],
  ['catalogues', process.execPath, ['--disable-warning=ExperimentalWarning', 'scripts/localization/main.ts', 'check']],
  ['sources', process.execPath, ['scripts/check-sources.mjs']],
  ['reproducible', process.execPath, ['scripts/check-reproducible.mjs']],
  ['manifest', process.execPath, ['scripts/check-manifest.mjs']],
  ['reference', process.execPath, ['--disable-warning=ExperimentalWarning', 'scripts/docs/site/elements-pages.ts']],
  ['snippets', process.execPath, ['--disable-warning=ExperimentalWarning', 'scripts/docs/snippets.ts']],
  ['framework types', process.execPath, ['scripts/docs/framework-types.ts', '--check']],
  ['parameter reference', process.execPath, ['scripts/docs/parameter-reference.ts', '--check']],
];

const tiers = {
  check() {
    for (const [name, program, args] of checks) {
      const ok = succeeds(program, args);
      console.log(`${ok ? 'ok' : 'FAILED'}: ${name}`);
      count(ok ? 1 : 0, ok ? 0 : 1);
    }
  },
  unit() {
    const ended = succeeds(bin('vitest'), [
      'run',
      '--reporter=default',
      '--reporter=json',
      `--outputFile.json=${join(reports, 'unit.json')}`,
    ]);
    countReport('unit.json', ended, (report) => ({ passed: report.numPassedTests, failed: report.numFailedTests }));
  },
  e2e(args) {
    const ended = succeeds(bin('playwright'), ['test', '--reporter=list,json', ...args], {
      FOOTBRIDGE_BROWSER: findBrowser(),
      PLAYWRIGHT_JSON_OUTPUT_NAME: join(reports, 'e2e.json'),
    });
    countReport('e2e.json', ended, ({ stats }) => ({
      passed: stats.expected,
      failed: stats.unexpected + stats.flaky,
    }));
  },
};

const args = process.argv.slice(2);
const names = args.filter((name) => Object.hasOwn(tiers, name));
const rest = args.filter((name) => !Object.hasOwn(tiers, name));
for (const name of names) tiers[name](rest);
rmSync(reports, { recursive: true, force: true });
console.log(`${total.passed} passed, ${total.failed} failed`);
process.exit(total.failed === 0 ? 0 : 1);
