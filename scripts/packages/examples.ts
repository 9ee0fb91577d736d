/**
 * `npm run examples`: builds the examples that are made with a framework, each with its own tools and from the packages as
 * they would be published, into their `dist`. Names after `--` build only those.
 */
import { cpSync, existsSync, mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pack, root, run, install } from './pack.ts';

export const builtExamples: readonly string[] = readdirSync(join(root, 'examples')).filter((name) =>
  existsSync(join(root, 'examples', name, 'package.json')),
);

/** Builds one example in a folder of its own. Throws with what its tools said. */
export function buildExample(name: string, tarballs: readonly string[]): void {
  const source = join(root, 'examples', name);
  const project = mkdtempSync(join(tmpdir(), `footbridge-${name}-`));
  try {
    cpSync(source, project, { recursive: true, filter: (path) => !/[/\\](?:node_modules|dist)$/.test(path) });
    install(project, tarballs);
    run('npm', ['run', 'build'], project);
    rmSync(join(source, 'dist'), { recursive: true, force: true });
    cpSync(join(project, 'dist'), join(source, 'dist'), { recursive: true });
  } finally {
    rmSync(project, { recursive: true, force: true });
  }
}

if (import.meta.main) {
  const wanted = process.argv.slice(2);
  const folder = mkdtempSync(join(tmpdir(), 'footbridge-packed-'));
  try {
    const tarballs = pack(folder).map(({ filename }) => join(folder, filename));
    for (const name of builtExamples) {
      if (wanted.length > 0 && !wanted.includes(name)) continue;
      buildExample(name, tarballs);
      console.log(`examples/${name}/dist`);
    }
  } catch (error) {
    const {
      stdout = '',
      stderr = '',
      message,
    } = error as Error & { readonly stdout?: string; readonly stderr?: string };
    console.error(`${stdout}${stderr}` || message);
    process.exitCode = 1;
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
