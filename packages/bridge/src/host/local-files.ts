import { open } from 'node:fs/promises';
import { resolve } from 'node:path';
import type { LocalFiles } from '../service/seams.js';

/** Larger pictures are none that a page should load. */
const MAX_BYTES = 10_485_760;

/** Reads the files that the configuration names, relative to a folder. They are never fetched from a network. */
export function createLocalFiles(folder: string): LocalFiles {
  return {
    async read(path) {
      const handle = await open(resolve(folder, path), 'r').catch(() => undefined);
      if (!handle) return undefined;
      try {
        const { size } = await handle.stat();
        return size <= MAX_BYTES ? await handle.readFile() : undefined;
      } catch {
        return undefined;
      } finally {
        await handle.close();
      }
    },
  };
}
