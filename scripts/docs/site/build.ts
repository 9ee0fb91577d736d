/** Builds the documents' site into `docs/site/dist`: what is in `docs/`, and a reference from the manifest and the types. */
import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { architectureDiagram } from '../architecture-diagram.ts';
import { contents, made } from './contents.ts';
import { elementsPages, type Manifest } from './elements-pages.ts';
import { stage } from './stage.ts';

const root = fileURLToPath(new URL('../../..', import.meta.url));
const home = join(root, 'docs/site');
const folder = join(home, 'out');
const binary = (name: string) => join(home, 'node_modules/.bin', name);

/** The packages' ways in whose types are the reference. */
const MODULES = ['client', 'msw', 'doctor', 'protocol', 'bridge'];

function run(program: string, args: readonly string[]): void {
  const { status, stdout, stderr } = spawnSync(program, args, {
    cwd: home,
    encoding: 'utf8',
  });
  if (status === 0) return;
  console.error(`${stdout}${stderr}`);
  process.exit(1);
}

function addElements(): void {
  const manifest = JSON.parse(readFileSync(join(root, 'packages/elements/custom-elements.json'), 'utf8')) as Manifest;
  const { pages, told } = elementsPages(manifest);
  for (const { path, text } of pages) {
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    writeFileSync(join(folder, path), text);
  }
  console.log(
    `${told} of ${told} properties, attributes, methods, events, slots, parts and custom properties are told of.`,
  );
}

/** Source files of what a package lets others import. */
function entryPoints(name: string): string[] {
  const { exports } = JSON.parse(readFileSync(join(root, 'packages', name, 'package.json'), 'utf8')) as {
    readonly exports: Readonly<Record<string, string | { readonly types?: string }>>;
  };
  return Object.values(exports)
    .map((entry) => (typeof entry === 'string' ? undefined : entry.types))
    .filter((types) => types !== undefined && !types.includes('*'))
    .map((types) => join(root, 'packages', name, (types ?? '').replace('/out/', '/src/').replace('.d.ts', '.ts')));
}

function addModules(): void {
  for (const name of MODULES) {
    const options = {
      entryPoints: entryPoints(name),
      tsconfig: join(root, 'packages', name, 'tsconfig.json'),
      plugin: ['typedoc-plugin-markdown'],
      out: join(folder, 'reference/api', name),
      outputFileStrategy: 'modules',
      entryFileName: 'index',
      readme: 'none',
      name: `@footbridge/${name}`,
      skipErrorChecking: true,
      excludePrivate: true,
      excludeInternal: true,
      excludeExternals: true,
      disableSources: true,
      hideBreadcrumbs: true,
      hidePageHeader: true,
      useCodeBlocks: true,
      parametersFormat: 'table',
      interfacePropertiesFormat: 'table',
      typeDeclarationFormat: 'table',
      logLevel: 'Error',
    };
    writeFileSync(join(home, 'out', `${name}.typedoc.json`), JSON.stringify(options));
    run(binary('typedoc'), ['--options', join(home, 'out', `${name}.typedoc.json`)]);
    rmSync(join(home, 'out', `${name}.typedoc.json`));
    nameModules(name);
  }
}

/** Draws the imports as they are now, for the documents in the repository too. */
async function drawArchitecture(): Promise<void> {
  const dot = architectureDiagram();
  const images = join(root, 'docs/images');
  const { instance } = (await import(join(home, 'node_modules/@viz-js/viz/dist/viz.js'))) as {
    readonly instance: () => Promise<{ renderString(text: string, options: { readonly format: 'svg' }): string }>;
  };
  writeFileSync(join(images, 'architecture.dot'), dot);
  writeFileSync(join(images, 'architecture.svg'), (await instance()).renderString(dot, { format: 'svg' }));
}

/** Modules are headed by what is written to import them. */
function nameModules(name: string): void {
  const place = join(folder, 'reference/api', name);
  for (const path of readdirSync(place, { recursive: true, encoding: 'utf8' })) {
    if (!path.endsWith('.md') || path === 'index.md') continue;
    const module = path.replace(/(?:index-1|\/define-\S+|core)?\.md$/, (end) => (end === 'core.md' ? 'core' : ''));
    const text = readFileSync(join(place, path), 'utf8');
    writeFileSync(
      join(place, path),
      text.replace(/^# .*$/m, `# @footbridge/${[name, module].filter(Boolean).join('/')}`),
    );
  }
}

/** Every page is in the menu: what is not is found by nobody. */
function checkContents(): void {
  const listed = contents.flatMap(({ pages }) => pages).toSorted();
  const there = readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter(
      (path) =>
        path.endsWith('.md') &&
        path !== 'index.md' &&
        !Object.keys(made).some((chapter) => path.startsWith(`${chapter}/`)),
    )
    .map((path) => path.slice(0, -'.md'.length))
    .toSorted();
  const wrong = [...listed.filter((page) => !there.includes(page)), ...there.filter((page) => !listed.includes(page))];
  if (wrong.length === 0) return;
  console.error(`In the menu or in docs/, but not in both: ${wrong.join(', ')}`);
  process.exit(1);
}

/** For the policy under which the site is served: the few scripts that the generator puts within each page. */
function writeHashes(): void {
  const dist = join(home, 'dist');
  const hashes = new Set<string>();
  for (const path of readdirSync(dist, { recursive: true, encoding: 'utf8' })) {
    if (!path.endsWith('.html')) continue;
    for (const [, attributes = '', text = ''] of readFileSync(join(dist, path), 'utf8').matchAll(
      /<script([^>]*)>([^]*?)<\/script>/g,
    )) {
      if (attributes.includes('src=')) continue;
      hashes.add(`'sha256-${createHash('sha256').update(text).digest('base64')}'`);
    }
  }
  writeFileSync(join(dist, 'script-hashes.txt'), [...hashes].join(' '));
}

rmSync(folder, { recursive: true, force: true });
mkdirSync(folder, { recursive: true });
await drawArchitecture();
stage(root, folder);
addElements();
addModules();
checkContents();
run(binary('vitepress'), ['build']);
writeHashes();
console.log('The site is in docs/site/dist.');
