import { readdirSync, readFileSync } from 'node:fs';
import { basename, join } from 'node:path';

/** Puts files beside a bundle as they are. */
export function copyAssets(paths) {
  return {
    name: 'copy-assets',
    generateBundle() {
      for (const path of paths) {
        this.emitFile({ type: 'asset', fileName: basename(path), source: readFileSync(path) });
      }
    },
  };
}

/** Puts a folder's scripts beside a bundle as they are. */
export function copyScripts(folder) {
  return {
    name: 'copy-scripts',
    generateBundle() {
      for (const name of readdirSync(folder).filter((file) => file.endsWith('.js'))) {
        this.emitFile({
          type: 'asset',
          fileName: `${basename(folder)}/${name}`,
          source: readFileSync(join(folder, name)),
        });
      }
    },
  };
}
