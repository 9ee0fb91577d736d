/**
 * Says how a page asks for exactly the files of this build: the tag and the import map with their hashes, for an address
 * that may be cached for ever because it has the version in it. Run by `npm run build`; importing it prints nothing.
 */
import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const elements = join(dirname(dirname(fileURLToPath(import.meta.url))), 'packages/elements');
const LOADER = 'footbridge.js';

/** What `integrity` has to be for each script in a folder, by the name of its file. */
export function integrityOf(folder: string): Readonly<Record<string, string>> {
  const files = readdirSync(folder)
    .filter((name) => name.endsWith('.js'))
    .toSorted();
  return Object.fromEntries(
    files.map((name) => [
      name,
      `sha384-${createHash('sha384')
        .update(readFileSync(join(folder, name)))
        .digest('base64')}`,
    ]),
  );
}

/** What a page has in it so that its browser runs these files and no others. */
export function snippetFor(integrity: Readonly<Record<string, string>>, address: string): string {
  const { [LOADER]: loader, ...later } = integrity;
  const map = { integrity: Object.fromEntries(Object.entries(later).map(([name, hash]) => [address + name, hash])) };
  return [
    `<script type="importmap">${JSON.stringify(map, null, 2)}</script>`,
    `<script src="${address}${LOADER}" integrity="${loader}" crossorigin="anonymous" defer></script>`,
  ].join('\n');
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const { version } = JSON.parse(readFileSync(join(elements, 'package.json'), 'utf8')) as { version: string };
  const [address = `/footbridge/${version}/`] = process.argv.slice(2);
  console.log(`packages/elements/dist, served as ${address} and cached for ever:\n`);
  console.log(snippetFor(integrityOf(join(elements, 'dist')), address));
}
