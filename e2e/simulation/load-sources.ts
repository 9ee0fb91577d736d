/**
 * Lets Node run the packages' own sources, with the types taken out as it does for every script, and lets single lines of
 * them be broken on purpose. Nothing is built, so that no stale build can make a simulation pass.
 */
import { readFileSync } from 'node:fs';
import { registerHooks, stripTypeScriptTypes } from 'node:module';
import { fileURLToPath, pathToFileURL } from 'node:url';

const root = new URL('../../', import.meta.url);

const entries: Readonly<Record<string, string>> = {
  '@footbridge/protocol': 'packages/protocol/src/index.ts',
  '@footbridge/protocol/server': 'packages/protocol/src/server.ts',
  '@footbridge/client/tabs': 'packages/client/src/tabs/index.ts',
  '@footbridge/client': 'packages/client/src/index.ts',
  '@footbridge/bridge': 'packages/bridge/src/index.ts',
};

/** A line of a source, and what stands there instead. */
export interface Change {
  /** From the repository's root. */
  readonly file: string;
  readonly from: string;
  readonly to: string;
}

/** Has to be called before any source is imported. Throws where a change finds nothing to change. */
export function loadSources(changes: readonly Change[] = []): void {
  registerHooks({
    resolve(specifier, context, next) {
      const entry = entries[specifier];
      if (entry !== undefined) return { url: new URL(entry, root).href, shortCircuit: true };
      const isOurs = context.parentURL?.startsWith(root.href) && context.parentURL.includes('/src/');
      if (isOurs && /^\.\.?\/.*\.js$/.test(specifier)) {
        return { url: new URL(specifier.replace(/js$/, 'ts'), context.parentURL).href, shortCircuit: true };
      }
      return next(specifier, context);
    },
    load(url, context, next) {
      const own = changes.filter(({ file }) => url === new URL(file, root).href);
      if (own.length === 0) return next(url, context);
      const source = own.reduce(apply, readFileSync(fileURLToPath(url), 'utf8'));
      return { format: 'module', source: stripTypeScriptTypes(source), shortCircuit: true };
    },
  });
}

function apply(source: string, { file, from, to }: Change): string {
  const parts = source.split(from);
  if (parts.length !== 2) throw new Error(`${file} holds ${parts.length - 1} times: ${from}`);
  return parts.join(to);
}

export const isMainModule = (url: string): boolean => url === pathToFileURL(process.argv[1] ?? '').href;
