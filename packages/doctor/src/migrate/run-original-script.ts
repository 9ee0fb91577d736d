/**
 * What the vendor's files say by running: `config.js`, and the function with a page's parameters. They run apart from this
 * process's own globals and for a moment only; they are the operator's own files, so no more stands in between.
 */
import { createContext, runInContext } from 'node:vm';
import type { OldFile } from './find-files.js';

type Namespace = { [name: string]: unknown };

const TIMEOUT_MS = 1_000;
const PARAMETERS = 'setInteractionWebToolsParams';

/** The nine keys, or undefined where no file says them. */
export function readConfig(files: readonly OldFile[]): Readonly<Record<string, unknown>> | undefined {
  for (const { path, text } of files) {
    if (!/(?:^|\/)config\.js$/i.test(path)) continue;
    const config = get(run(text, 'ININ'), 'Web', 'Chat', 'Config');
    if (isFields(config)) return plain(config);
  }
  return undefined;
}

/** What the first page says that has parameters; nothing where none has any. */
export function readParameters(files: readonly OldFile[]): Readonly<Record<string, unknown>> {
  for (const { text } of files) {
    if (!text.includes(`function ${PARAMETERS}`)) continue;
    const scripts = [...text.matchAll(/<script\b[^>]*>([^]*?)<\/script>/gi)].map(([, script]) => script ?? '');
    const script = scripts.length > 0 ? scripts.find((one) => one.includes(PARAMETERS)) : text;
    const parameters = run(`${script ?? ''}\n;result = ${PARAMETERS}();`, 'result');
    if (isFields(parameters)) return plain(parameters);
  }
  return {};
}

/** Runs a script, and answers what a name stands for afterwards; undefined where it failed. */
function run(script: string, name: string): unknown {
  const root: Namespace = {};
  const registerNamespace = (path: string) =>
    path.split('.').reduce<Namespace>((parent, part) => (parent[part] ??= {}) as Namespace, root);
  Object.assign(registerNamespace('ININ.Web.Common.Type'), { registerNamespace });
  const context = createContext({ ...root, result: undefined });
  try {
    runInContext(script, context, { timeout: TIMEOUT_MS });
  } catch {
    // What it had said until then may be all that matters.
  }
  return context[name];
}

const get = (value: unknown, ...path: readonly string[]): unknown =>
  path.reduce<unknown>((inner, name) => (isFields(inner) ? inner[name] : undefined), value);

/** As JSON would have it: nothing in it runs any more. */
function plain(fields: object): Readonly<Record<string, unknown>> {
  return JSON.parse(JSON.stringify(fields)) as Readonly<Record<string, unknown>>;
}

const isFields = (value: unknown): value is Namespace => typeof value === 'object' && value !== null;
