/**
 * Looks at every snippet of the documents: TypeScript and JavaScript have to compile against the packages, tags and their
 * attributes have to be there, commands have to be scripts of this repository, JSON has to be JSON. What belongs to somebody else's
 * project says so by `elsewhere` behind its language.
 */
import { execFileSync } from 'node:child_process';
import { mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

interface Snippet {
  readonly path: string;
  readonly line: number;
  readonly language: string;
  readonly text: string;
}

const root = fileURLToPath(new URL('../..', import.meta.url));
const folder = join(root, 'out/snippets');
const problems: string[] = [];
const complain = ({ path, line }: Snippet, what: string) => problems.push(`${path}:${line} ${what}`);

const isOurs = (path: string) => !/(?:^|\/)(?:node_modules|out|dist|test-results)\//.test(path);
const documents = [
  ...['README.md', 'CONTRIBUTING.md'],
  ...['docs', 'packages', 'examples'].flatMap((place) =>
    readdirSync(join(root, place), { recursive: true, encoding: 'utf8' }).map((path) => `${place}/${path}`),
  ),
].filter((path) => path.endsWith('.md') && isOurs(path));

function snippetsOf(path: string): Snippet[] {
  const text = readFileSync(join(root, path), 'utf8');
  return [...text.matchAll(/^```(\w+)([^\n]*)\n([^]*?)^```$/gm)]
    .filter(([, , more]) => !more?.includes('elsewhere'))
    .map(([, language = '', , body = ''], index, all) => ({
      path,
      language,
      text: body,
      line: text.slice(0, all[index]?.index).split('\n').length + 1,
    }));
}

const snippets = documents.flatMap(snippetsOf);
const of = (...languages: readonly string[]) => snippets.filter(({ language }) => languages.includes(language));

/** What a snippet may take for given: names that the text before it has explained. */
const GIVEN = `
import type { Footbridge as FootbridgeClient } from '@footbridge/client';
import type { FootbridgeGlobal, FootbridgeWidget } from '@footbridge/elements';
declare global {
  const client: FootbridgeClient;
  const widget: FootbridgeWidget;
  const Footbridge: FootbridgeGlobal;
}
export {};
`;

function compile(): void {
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(folder, { recursive: true });
  const scripts = of('ts', 'tsx', 'js', 'mjs');
  const nameOf = (index: number, language: string) => `snippet-${index}.${language === 'tsx' ? 'tsx' : 'ts'}`;
  for (const [index, { language, text }] of scripts.entries()) {
    // A snippet is a module of its own; what it does not import must not leak from one to the next.
    writeFileSync(join(folder, nameOf(index, language)), `${text}\nexport {};\n`);
  }
  writeFileSync(join(folder, 'given.ts'), GIVEN);
  const options = {
    extends: '../../tsconfig.base.json',
    compilerOptions: {
      composite: false,
      noEmit: true,
      declaration: false,
      declarationMap: false,
      module: 'esnext',
      moduleResolution: 'bundler',
      target: 'es2024',
      lib: ['es2024', 'dom', 'dom.iterable'],
      types: ['node'],
      jsx: 'react-jsx',
      noUnusedLocals: false,
      noUnusedParameters: false,
      verbatimModuleSyntax: false,
      exactOptionalPropertyTypes: false,
      noUncheckedIndexedAccess: false,
    },
    include: ['*.ts', '*.tsx'],
  };
  writeFileSync(join(folder, 'tsconfig.json'), JSON.stringify(options));
  try {
    execFileSync(join(root, 'node_modules/.bin/tsc'), ['-p', folder, '--pretty', 'false'], {
      cwd: folder,
      encoding: 'utf8',
    });
  } catch (error) {
    const { stdout } = error as { readonly stdout: string };
    for (const message of stdout.trim().split('\n')) {
      const [, index = '', line = '', what = ''] = /snippet-(\d+)\.tsx?\((\d+),\d+\): (.*)/.exec(message) ?? [];
      const snippet = scripts[Number(index)];
      if (index && snippet) complain({ ...snippet, line: snippet.line + Number(line) - 1 }, what);
      else problems.push(message);
    }
  }
}

interface Manifest {
  readonly modules: readonly {
    readonly declarations: readonly {
      readonly tagName?: string;
      readonly attributes?: readonly { readonly name: string }[];
      readonly members?: readonly { readonly attribute?: string }[];
      readonly slots?: readonly { readonly name: string }[];
    }[];
  }[];
}

/** Attributes of any element, and those of the tag that the loader reads beside the widget's options. */
const GLOBAL = /^(?:id|class|slot|lang|dir|hidden|style|data-[\w-]+|aria-[\w-]+|on\w+)$/;

function checkMarkup(): void {
  const { modules } = JSON.parse(
    readFileSync(join(root, 'packages/elements/custom-elements.json'), 'utf8'),
  ) as Manifest;
  const elements = new Map(
    modules
      .flatMap(({ declarations }) => declarations)
      .flatMap((one) => (one.tagName ? [[one.tagName, one] as const] : [])),
  );
  const options = readFileSync(join(root, 'packages/elements/src/configuration/read-attributes.ts'), 'utf8');
  for (const snippet of of('html', 'vue', 'svelte')) {
    for (const [, tag = '', attributes = ''] of snippet.text.matchAll(
      /<(footbridge-[\w-]+)((?:"[^"]*"|'[^']*'|[^>"'])*)>/g,
    )) {
      const element = elements.get(tag);
      if (!element) complain(snippet, `There is no <${tag}>.`);
      const known = new Set([
        ...(element?.attributes ?? []).map(({ name }) => name),
        ...(element?.members ?? []).map(({ attribute }) => attribute),
      ]);
      for (const [, name = ''] of attributes.replace(/=\s*(?:"[^"]*"|'[^']*'|\S+)/g, '').matchAll(/([^\s/]+)/g)) {
        const inOptions = options.includes(name.replace(/-(\w)/g, (_, letter: string) => letter.toUpperCase()));
        if (!known.has(name) && !GLOBAL.test(name) && !inOptions) complain(snippet, `<${tag}> knows no "${name}".`);
      }
    }
  }
}

function checkCommands(): void {
  const { scripts } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')) as {
    readonly scripts: Readonly<Record<string, string>>;
  };
  for (const snippet of of('sh', 'shell', 'bash')) {
    for (const [, name = ''] of snippet.text.matchAll(/npm run ([\w:-]+)/g)) {
      if (!Object.hasOwn(scripts, name)) complain(snippet, `There is no script "${name}".`);
    }
  }
}

function checkJson(): void {
  for (const snippet of of('json')) {
    try {
      JSON.parse(snippet.text);
    } catch (error) {
      complain(snippet, String(error));
    }
  }
}

compile();
checkMarkup();
checkCommands();
checkJson();
for (const problem of problems) console.error(problem);
console.log(`${snippets.length} snippets, ${problems.length} problems.`);
process.exitCode = problems.length > 0 ? 1 : 0;
