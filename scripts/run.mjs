/**
 * Every command that a person types, from a fresh machine: installs what is missing, then works on with the pinned Node.
 * This file alone must run on older versions of Node, so it imports nothing that is installed.
 */
import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { delimiter, dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = dirname(dirname(fileURLToPath(import.meta.url)));
const modules = join(root, 'node_modules');
const stamp = join(modules, '.footbridge-lock');
const windows = process.platform === 'win32';
// Tools ask for `node` by name: the pinned one comes first.
process.env.PATH = `${join(modules, '.bin')}${delimiter}${process.env.PATH ?? ''}`;
const binary = (name) => join(modules, '.bin', windows ? `${name}.cmd` : name);

/** Runs one program to its end and exits with its code if that is not 0. */
function run(program, args) {
  const { status, error } = spawnSync(program, args, { cwd: root, stdio: 'inherit', shell: windows });
  if (error) {
    console.error(`${program} could not be started: ${error.message}`);
    process.exit(1);
  }
  if (status !== 0) process.exit(status ?? 1);
}

const lockHash = () =>
  createHash('sha256')
    .update(readFileSync(join(root, 'package-lock.json')))
    .digest('hex');

function installPackages() {
  if (existsSync(stamp) && readFileSync(stamp, 'utf8') === lockHash()) return;
  console.log('Installing packages…');
  run('npm', ['ci', '--no-audit', '--no-fund', '--loglevel=error']);
  writeFileSync(stamp, lockHash());
}

/** The site's generator is a tool of its own: nothing else needs it. */
function installDocs() {
  const home = join(root, 'docs/site');
  if (existsSync(join(home, 'node_modules/.package-lock.json'))) return;
  console.log('Installing the generator of the site…');
  run('npm', ['ci', '--no-audit', '--no-fund', '--ignore-scripts', '--loglevel=error', '--prefix', home]);
}

const build = () => {
  run(binary('tsc'), ['-b']);
  run(binary('rollup'), ['-c', '--silent']);
};
const script = (name, ...args) => run(binary('node'), [join(root, 'scripts', name), ...args]);

const l10n = (...args) =>
  run(binary('node'), ['--disable-warning=ExperimentalWarning', 'scripts/localization/main.ts', ...args]);

const commands = {
  build: (args) => (build(), script('integrity.ts', ...args)),
  check: (args) => (build(), script('test.mjs', 'check', ...args)),
  size: (args) => (build(), script('check-size.mjs', ...args)),
  unit: (args) => run(binary('vitest'), ['run', ...args]),
  e2e: (args) => (build(), script('test.mjs', 'e2e', ...args)),
  'e2e:tls': () => (build(), script('test.mjs', 'e2e', 'e2e/tls.spec.ts')),
  test: () => (build(), script('test.mjs', 'check', 'unit', 'e2e')),
  'test:switchovers': (args) => (build(), script('switchovers.mjs', ...args)),
  pictures: () => (build(), script('pictures.mjs')),
  'test:engines': (args) => (build(), script('engines.mjs', ...args)),
  'test:packages': (args) => (build(), script('check-manifest.mjs'), script('packages/test.ts', ...args)),
  release: (args) => {
    if (!args.includes('--dry-run')) {
      console.error('Only --dry-run is done from here: publishing is for whoever holds the keys.');
      process.exit(1);
    }
    build();
    script('check-manifest.mjs');
    script('packages/test.ts', '--dry-run');
  },
  types: () => (build(), script('check-manifest.mjs'), script('docs/framework-types.ts')),
  // With `--built` they take the packages as they lie there: `npm start` serves them at that moment.
  examples: (args) => {
    if (!args.includes('--built')) build();
    script('check-manifest.mjs');
    script('packages/examples.ts', ...args.filter((name) => name !== '--built'));
  },
  docs: (args) => {
    installDocs();
    if (!args.includes('--built')) build();
    script('check-manifest.mjs');
    script('docs/site/build.ts');
  },
  'test:proxies': () => (build(), script('proxies.ts')),
  conformance: (args) => (
    run(binary('tsc'), ['-b', 'packages/doctor']),
    run(binary('node'), ['packages/doctor/out/conformance/main.js', ...args])
  ),
  bench: (args) => (run(binary('tsc'), ['-b', 'packages/bridge']), script('bench/main.ts', ...args)),
  'bench:page': (args) => (build(), script('bench-page/main.ts', ...args)),
  'l10n:extract': () => l10n('extract'),
  'l10n:take': (args) => (l10n('take', ...args), l10n('build')),
  'l10n:build': () => l10n('build'),
  'l10n:check': () => l10n('check'),
  simulate: (args) => run(binary('node'), ['--disable-warning=ExperimentalWarning', 'e2e/simulation/main.ts', ...args]),
  start: (args) => (build(), script('start.ts', ...args)),
};

const [name, ...args] = process.argv.slice(2);
const command = Object.hasOwn(commands, name ?? '') ? commands[name] : undefined;
if (!command) {
  console.error(`Usage: node scripts/run.mjs ${Object.keys(commands).join('|')}`);
  process.exit(1);
}
installPackages();
command(args);
