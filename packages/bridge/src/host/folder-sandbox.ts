import { mkdir, open, readdir, readFile, rename, rm } from 'node:fs/promises';
import { join } from 'node:path';
import type { FileSandbox } from '../service/seams.js';

const FILE_ID = /^[0-9a-f]{32}$/;

/** A sandbox in a folder of its own. Both bridges of a pair use the same one. */
export function createFolderSandbox(folder: string): FileSandbox {
  // An id is checked before it becomes part of a path, whoever made it.
  const fileOf = (fileId: string): string | undefined => (FILE_ID.test(fileId) ? join(folder, fileId) : undefined);
  return {
    async put(fileId, bytes) {
      const file = fileOf(fileId);
      if (file === undefined) return;
      await mkdir(folder, { recursive: true, mode: 0o700 });
      const part = `${file}.part`;
      const handle = await open(part, 'w', 0o600);
      try {
        await handle.writeFile(bytes);
        await handle.sync();
      } finally {
        await handle.close();
      }
      await rename(part, file);
    },
    async get(fileId) {
      const file = fileOf(fileId);
      return file === undefined ? undefined : readFile(file).catch(() => undefined);
    },
    async remove(fileId) {
      const file = fileOf(fileId);
      if (file !== undefined) await rm(file, { force: true });
    },
    list: () => readdir(folder).catch(() => []),
  };
}
