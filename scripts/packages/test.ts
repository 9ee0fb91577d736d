/**
 * `npm run test:packages`: packs every package as it would be published, looks at each tarball, and installs them into empty
 * projects: there the types hold, everything can be imported where there is no browser, a visitor chats through the headless client and
 * the mock centre, and Vite, webpack, Next and a plain script tag make pages on which there is a chat. Then it builds the
 * examples that are made with a framework and has a chat on each. `npm run release -- --dry-run` shows what would be published.
 */
import { publint } from 'publint';
import { formatMessage } from 'publint/utils';
import { spawnSync } from 'node:child_process';
import { cpSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { findBrowser } from '../find-browser.mjs';
import { buildExample, builtExamples } from './examples.ts';
import { install, manifests, pack, packageNames, root, run, type Packed } from './pack.ts';
import { projects, type Project } from './projects.ts';

/** What has no place in a package. */
const STRAY = /\.test\.|\/testing\/|tsbuildinfo|\.env|^src\//;
const ATTW = '@arethetypeswrong/cli@0.18.5';

let [passed, failed] = [0, 0];

async function check(what: string, work: () => unknown): Promise<void> {
  const startMs = performance.now();
  try {
    await work();
    passed += 1;
    console.log(`ok      ${what} (${((performance.now() - startMs) / 1_000).toFixed(1)} s)`);
  } catch (error) {
    failed += 1;
    const { stdout = '', stderr = '' } = error as { readonly stdout?: string; readonly stderr?: string };
    console.log(`FAILED  ${what}\n${stdout}${stderr}${stdout || stderr ? '' : String(error)}`);
  }
}

function isWhole({ name, files }: Packed): void {
  const paths = files.map(({ path }) => path);
  const stray = paths.filter((path) => STRAY.test(path));
  if (stray.length > 0) throw new Error(`${name} carries ${stray.join(', ')}.`);
  const missing = ['README.md', 'CHANGELOG.md', 'package.json'].filter((path) => !paths.includes(path));
  if (missing.length > 0) throw new Error(`${name} lacks ${missing.join(', ')}.`);
}

/** What no browser is needed for: every way in that is a script. */
const entries = manifests.flatMap(({ name, exports }) =>
  Object.entries(exports)
    .filter(([path, target]) => !/[*]|\.(?:json|css|js)$/.test(path) && Object.hasOwn(target as object, 'default'))
    .map(([path]) => name + path.slice(1)),
);

const sample = `
import { createFootbridge, type Entry } from '@footbridge/client';
import { createMockCentre } from '@footbridge/msw';
import { conversationAsText, type FootbridgeWidget } from '@footbridge/elements';

const servers = ['http://contact.example/I3Root/Server1', 'http://contact.example/I3Root/Server2'];
const centre = createMockCentre({ servers });
const client = createFootbridge({ servers, target: 'Marketing', fetch: centre.fetch });
const said: Entry[] = [];
client.on('entryReceived', ({ entry }) => said.push(entry));
await client.startChat({ name: 'Mary' });
client.send('Hello');
while (!conversationAsText(said, { heading: 'A chat', language: 'en' }).includes('You wrote: Hello')) {
  await new Promise((done) => setTimeout(done, 100));
}
export const ofThePage = (widget: FootbridgeWidget) => widget.open;
console.log('chatted');
process.exit(0);
`;

const typed = ['--strict', '--module', 'nodenext', '--target', 'es2023', '--lib', 'es2023,dom,dom.iterable'];

function write(project: string, files: Readonly<Record<string, string>>): void {
  for (const [path, text] of Object.entries(files)) {
    mkdirSync(dirname(join(project, path)), { recursive: true });
    writeFileSync(join(project, path), text);
  }
}

async function checkProject(
  { name, files, needs, build, output }: Project,
  folder: string,
  tarballs: readonly string[],
) {
  const project = join(folder, name);
  write(project, { 'package.json': '{ "private": true }', ...files });
  await check(`${name}: they are installed into an empty project`, () => install(project, tarballs, needs));
  await check(`${name}: a page is made of them`, () => {
    if (build) run(join(project, 'node_modules/.bin', build[0]), build.slice(1), project);
    cpSync(join(project, output), join(folder, 'pages', name), { recursive: true });
  });
}

const folder = mkdtempSync(join(tmpdir(), 'footbridge-packages-'));
try {
  const packed = pack(folder);
  for (const each of packed) {
    console.log(`${each.name}: ${each.files.length} files, ${Math.round(each.size / 1_024)} KB packed`);
  }
  if (process.argv.includes('--dry-run')) process.exit(0);
  const tarballs = packed.map(({ filename }) => join(folder, filename));
  for (const each of packed) await check(`${each.name} carries what it needs and nothing else`, () => isWhole(each));
  for (const [index, { name }] of manifests.entries()) {
    await check(`${name} is as publint wants it`, async () => {
      const pkgDir = join(root, 'packages', packageNames[index] ?? '');
      const { messages, pkg } = await publint({ pkgDir, strict: true });
      if (messages.length > 0) throw new Error(messages.map((message) => formatMessage(message, pkg)).join('\n'));
    });
  }
  for (const each of packed) {
    await check(`the types of ${each.name} are what its code is`, () =>
      run('npx', ['--yes', ATTW, join(folder, each.filename), '--profile', 'esm-only'], folder),
    );
  }
  const project = join(folder, 'node');
  write(project, { 'package.json': '{ "type": "module", "private": true }', 'index.ts': sample });
  await check('they are installed into an empty project', () =>
    install(project, tarballs, ['msw', 'react', '@types/node', '@types/react']),
  );
  await check('their types hold', () =>
    run(join(root, 'node_modules/.bin/tsc'), [...typed, '--types', 'node', 'index.ts'], project),
  );
  for (const entry of entries) {
    await check(`${entry} can be imported where there is no browser`, () =>
      run(process.execPath, ['--input-type=module', '-e', `await import('${entry}')`], project),
    );
  }
  await check('a visitor chats with what the mock centre has', () => run(process.execPath, ['index.js'], project));
  for (const each of projects) await checkProject(each, folder, tarballs);
  for (const name of builtExamples) await check(`examples/${name} is built`, () => buildExample(name, tarballs));
  await check('there is a chat on each of these pages', () => {
    const args = ['test', '--config=e2e/frameworks/playwright.config.ts', '--workers=2'];
    const env = { ...process.env, FOOTBRIDGE_BROWSER: findBrowser(), FOOTBRIDGE_PAGES: join(folder, 'pages') };
    const { status } = spawnSync(join(root, 'node_modules/.bin/playwright'), args, {
      cwd: root,
      stdio: 'inherit',
      env,
    });
    if (status !== 0) throw new Error('See above.');
  });
} finally {
  rmSync(folder, { recursive: true, force: true });
}
console.log(`${passed} passed, ${failed} failed`);
process.exitCode = failed > 0 ? 1 : 0;
