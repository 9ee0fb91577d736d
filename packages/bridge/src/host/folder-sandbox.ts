import { mkdir, open, readdir, readFile, rename, rm } from 'node:fs/promises';
import { join } from 'node:path';
import type { FileSandbox } from '../service/seams.js';

const FILE_ID = /^[0-9a-f]{32}$/;
/** What a file is called until it is whole. */
const PART = /^[0-9a-f]{32}\.part$/;

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
      try {
        await writeWhole(part, bytes);
        await rename(part, file);
      } catch (cause) {
        await rm(part, { force: true }).catch(() => {});
        throw cause;
      }
    },
    async get(fileId) {
      const file = fileOf(fileId);
      return file === undefined ? undefined : readFile(file).catch(() => undefined);
    },
    async remove(fileId) {
      if (isOurs(fileId)) await rm(join(folder, fileId), { force: true });
    },
    list: async () => (await readdir(folder).catch(() => [])).filter(isOurs),
  };
}

const isOurs = (name: string): boolean => FILE_ID.test(name) || PART.test(name);

async function writeWhole(file: string, bytes: Uint8Array): Promise<void> {
  const handle = await open(file, 'w', 0o600);
  try {
    await handle.writeFile(bytes);
    await handle.sync();
  } finally {
    await handle.close();
  }
}
