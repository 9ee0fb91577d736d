/**
 * `npm run test:engines`: the journeys in every engine, and what a screen reader says of the widget. Names of projects
 * narrow it: `npm run test:engines -- firefox`. Installs the browsers it lacks, and closes with a line for each project.
 */
import { spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { findBrowser } from './find-browser.mjs';

/** Programs, and the distribution's packages that hold them. */
const needs = new Map([
  ['firefox-esr', 'firefox-esr'],
  ['WebKitWebDriver', 'webkit2gtk-driver'],
  ['Xvfb', 'xvfb'],
  ['dbus-daemon', 'dbus'],
  ['openbox', 'openbox'],
  ['orca', 'orca'],
]);

/** What they load by themselves, by its path. */
const libraries = new Map([
  ['/usr/lib/python3/dist-packages/pyatspi', 'python3-pyatspi'],
  ['/usr/libexec/at-spi-bus-launcher', 'at-spi2-core'],
]);

const isThere = (program) => spawnSync('which', [program], { stdio: 'ignore' }).status === 0;
const missingPackages = () => [
  ...[...needs].filter(([program]) => !isThere(program)).map(([, name]) => name),
  ...[...libraries].filter(([path]) => !existsSync(path)).map(([, name]) => name),
];

function installBrowsers() {
  const packages = missingPackages();
  if (packages.length === 0) return;
  const command = `apt-get install -y --no-install-recommends ${packages.join(' ')}`;
  if (process.getuid?.() !== 0 || !isThere('apt-get')) {
    console.error(`The engines need packages of the distribution that are not here. As root: ${command}`);
    process.exit(1);
  }
  console.log(`Installing ${packages.join(', ')}…`);
  const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' };
  const apt = (...args) => spawnSync('apt-get', ['-qq', ...args], { stdio: ['ignore', 'ignore', 'inherit'], env });
  apt('update');
  apt('install', '-y', '--no-install-recommends', ...packages);
  const left = missingPackages();
  if (left.length === 0) return;
  console.error(`These packages could not be installed: ${left.join(', ')}`);
  process.exit(1);
}

/** Runs a project and tells how many tests passed and failed. One that ended badly or ran none counts as a failure. */
function count(project, report) {
  const args = ['test', '--config=e2e/engines/playwright.config.ts', '--reporter=list,json', `--project=${project}`];
  const { status } = spawnSync(join('node_modules', '.bin', 'playwright'), args, {
    stdio: 'inherit',
    env: { ...process.env, FOOTBRIDGE_BROWSER: chromium, PLAYWRIGHT_JSON_OUTPUT_NAME: report },
  });
  try {
    const { stats } = JSON.parse(readFileSync(report, 'utf8'));
    // Only what is said aloud may be tried again.
    const { unexpected: failed, expected, flaky } = stats;
    const passed = expected + flaky;
    return { passed, failed: failed === 0 && (status !== 0 || passed === 0) ? 1 : failed };
  } catch {
    return { passed: 0, failed: 1 };
  }
}

const all = ['chromium', 'firefox', 'webkit', 'orca-firefox', 'orca-chromium'];
const asked = process.argv.slice(2);
const unknown = asked.filter((name) => !all.includes(name));
if (unknown.length > 0) {
  console.error(`Usage: npm run test:engines -- [${all.join('|')}]…`);
  process.exit(1);
}
installBrowsers();
const chromium = findBrowser();
const reports = mkdtempSync(join(tmpdir(), 'footbridge-engines-'));
const counts = (asked.length > 0 ? asked : all).map((project) => ({
  project,
  ...count(project, join(reports, `${project}.json`)),
}));
rmSync(reports, { recursive: true, force: true });
for (const { project, passed, failed } of counts) console.log(`${project}: ${passed} passed, ${failed} failed`);
const total = (key) => counts.reduce((sum, one) => sum + one[key], 0);
console.log(`${total('passed')} passed, ${total('failed')} failed`);
process.exit(total('failed') === 0 ? 0 : 1);
