/**
 * `npm run test:packages`: packs every package as it would be published, looks at each tarball, and installs them all into
 * an empty project: there the types hold, everything can be imported where there is no browser, a visitor chats through
 * the headless client and the mock centre, and Vite makes a page of the elements. `npm run release -- --dry-run` shows what would be published.
 */
import { publint } from 'publint';
import { formatMessage } from 'publint/utils';
import { execFileSync } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

interface Manifest {
  readonly name: string;
  readonly version: string;
  readonly dependencies?: Readonly<Record<string, string>>;
  readonly exports: Readonly<Record<string, unknown>>;
}

interface Packed {
  readonly name: string;
  readonly filename: string;
  readonly size: number;
  readonly files: readonly { readonly path: string }[];
}

const root = dirname(dirname(fileURLToPath(import.meta.url)));
const names = readdirSync(join(root, 'packages'));
const manifests = names.map(
  (name) => JSON.parse(readFileSync(join(root, 'packages', name, 'package.json'), 'utf8')) as Manifest,
);
const run = (program: string, args: readonly string[], cwd: string) =>
  execFileSync(program, args, { cwd, encoding: 'utf8', stdio: ['ignore', 'pipe', 'pipe'] });

/** What has no place in a package. */
const STRAY = /\.test\.|\/testing\/|tsbuildinfo|\.env|^src\//;

let [passed, failed] = [0, 0];

async function check(what: string, work: () => unknown): Promise<void> {
  try {
    await work();
    passed += 1;
    console.log(`ok      ${what}`);
  } catch (error) {
    failed += 1;
    const { stdout = '', stderr = '' } = error as { readonly stdout?: string; readonly stderr?: string };
    console.log(`FAILED  ${what}\n${stdout}${stderr}${stdout || stderr ? '' : String(error)}`);
  }
}

function pack(folder: string): readonly Packed[] {
  const workspaces = names.flatMap((name) => ['--workspace', `packages/${name}`]);
  return JSON.parse(run('npm', ['pack', '--json', '--pack-destination', folder, ...workspaces], root)) as Packed[];
}

function isWhole({ name, files }: Packed): void {
  const paths = files.map(({ path }) => path);
  const stray = paths.filter((path) => STRAY.test(path));
  if (stray.length > 0) throw new Error(`${name} carries ${stray.join(', ')}.`);
  const missing = ['README.md', 'package.json'].filter((path) => !paths.includes(path));
  if (missing.length > 0) throw new Error(`${name} lacks ${missing.join(', ')}.`);
}

/** What no browser is needed for: every way in that is a script. */
const entries = manifests.flatMap(({ name, exports }) =>
  Object.keys(exports)
    .filter((path) => !/[*]|\.(?:json|css|js)$/.test(path))
    .map((path) => name + path.slice(1)),
);

const sample = `
import { createFootbridge, type Entry } from '@footbridge/client';
import { createMockCentre } from '@footbridge/msw';
import { conversationAsText, type FootbridgeWidget } from '@footbridge/elements';

const servers = ['http://contact.example/I3Root/Server1', 'http://contact.example/I3Root/Server2'] as const;
const centre = createMockCentre({ servers });
const client = createFootbridge({ servers: [...servers], target: 'Marketing', fetch: centre.fetch });
const said: Entry[] = [];
client.on('entryReceived', ({ entry }) => said.push(entry));
await client.startChat({ name: 'Mary' });
client.send('Hello');
while (!conversationAsText(said, { heading: 'A chat', language: 'en' }).includes('You wrote: Hello')) await new Promise((done) => setTimeout(done, 100));
export const ofThePage = (widget: FootbridgeWidget) => widget.open;
console.log('chatted');
process.exit(0);
`;

const page = `<!doctype html><title>A page</title>
<footbridge-widget servers="/I3Root/Server1" target="Marketing"></footbridge-widget>
<script type="module">import '@footbridge/elements/define';</script>`;

const folder = mkdtempSync(join(tmpdir(), 'footbridge-packages-'));
try {
  const packed = pack(folder);
  for (const each of packed) {
    console.log(`${each.name}: ${each.files.length} files, ${Math.round(each.size / 1_024)} KB packed`);
  }
  if (process.argv.includes('--dry-run')) process.exit(0);
  for (const each of packed) await check(`${each.name} carries what it needs and nothing else`, () => isWhole(each));
  for (const [index, { name }] of manifests.entries()) {
    await check(`${name} is as publint wants it`, async () => {
      const pkgDir = join(root, 'packages', names[index] ?? '');
      const { messages, pkg } = await publint({ pkgDir, strict: true });
      if (messages.length > 0) throw new Error(messages.map((message) => formatMessage(message, pkg)).join('\n'));
    });
  }
  writeFileSync(join(folder, 'package.json'), '{ "type": "module", "private": true }');
  writeFileSync(join(folder, 'index.ts'), sample);
  writeFileSync(join(folder, 'index.html'), page);
  const tarballs = packed.map(({ filename }) => `./${filename}`);
  await check('they are installed into an empty project', () =>
    run(
      'npm',
      ['install', '--no-audit', '--no-fund', '--loglevel=error', ...tarballs, 'msw', 'vite', '@types/node'],
      folder,
    ),
  );
  await check('their types hold', () =>
    run(
      join(root, 'node_modules/.bin/tsc'),
      [
        '--strict',
        '--module',
        'nodenext',
        '--target',
        'es2023',
        '--lib',
        'es2023,dom,dom.iterable',
        '--types',
        'node',
        'index.ts',
      ],
      folder,
    ),
  );
  await check('each way in can be imported where there is no browser', () =>
    run(
      process.execPath,
      ['--input-type=module', '-e', entries.map((entry) => `await import('${entry}');`).join('\n')],
      folder,
    ),
  );
  await check('a visitor chats with what the mock centre has', () => run(process.execPath, ['index.js'], folder));
  await check('Vite makes a page of the elements', () =>
    run(join(folder, 'node_modules/.bin/vite'), ['build'], folder),
  );
} finally {
  rmSync(folder, { recursive: true, force: true });
}
console.log(`${passed} passed, ${failed} failed`);
process.exitCode = failed > 0 ? 1 : 0;
