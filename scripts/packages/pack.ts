/** The packages as they would be published. */
import { execFileSync } from 'node:child_process';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

export interface Manifest {
  readonly name: string;
  readonly version: string;
  readonly exports: Readonly<Record<string, unknown>>;
}

export interface Packed {
  readonly name: string;
  readonly filename: string;
  readonly size: number;
  readonly files: readonly { readonly path: string }[];
}

export const root = fileURLToPath(new URL('../..', import.meta.url));
export const packageNames: readonly string[] = readdirSync(join(root, 'packages'));
export const manifests: readonly Manifest[] = packageNames.map(
  (name) => JSON.parse(readFileSync(join(root, 'packages', name, 'package.json'), 'utf8')) as Manifest,
);

/** Runs a program to its end and gives what it wrote; throws with that if it fails. */
export const run = (program: string, args: readonly string[], cwd: string): string =>
  execFileSync(program, args, {
    cwd,
    encoding: 'utf8',
    stdio: ['ignore', 'pipe', 'pipe'],
    maxBuffer: 64 * 1_024 * 1_024,
  });

export function pack(folder: string): readonly Packed[] {
  const workspaces = packageNames.flatMap((name) => ['--workspace', `packages/${name}`]);
  return JSON.parse(run('npm', ['pack', '--json', '--pack-destination', folder, ...workspaces], root)) as Packed[];
}

/** Installs what a project names and, in place of what it names of ours, what has just been packed. */
export function install(project: string, tarballs: readonly string[], more: readonly string[] = []): void {
  run('npm', ['install', '--no-audit', '--no-fund', '--loglevel=error', ...tarballs, ...more], project);
}
