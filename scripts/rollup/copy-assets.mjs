import { readFileSync } from 'node:fs';
import { basename } from 'node:path';

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
