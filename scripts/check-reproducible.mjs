// Builds what browsers are served a second time: the same sources have to make the same bytes, on any machine and in any
// folder, or the hashes that a page names are nobody else's.
import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = join(dirname(fileURLToPath(import.meta.url)), '..');
const folders = ['packages/elements/dist', 'packages/client/dist', 'packages/bridge/dist/console'];

const files = folders.flatMap((folder) =>
  readdirSync(join(root, folder))
    .filter((name) => /\.(?:js|map|css|html)$/.test(name))
    .map((name) => join(folder, name)),
);
const hashes = () =>
  files.map((file) =>
    createHash('sha384')
      .update(readFileSync(join(root, file)))
      .digest('base64'),
  );

const before = hashes();
const { status } = spawnSync(join(root, 'node_modules/.bin/rollup'), ['-c', '--silent'], {
  cwd: root,
  stdio: 'inherit',
});
const after = hashes();
const problems = files.flatMap((file, index) => [
  ...(before[index] === after[index] ? [] : [`${file} has become another file without a change.`]),
  ...(readFileSync(join(root, file), 'utf8').includes(root) ? [`${file} names the folder that it was built in.`] : []),
]);
if (status !== 0) problems.push('The second build failed.');
for (const problem of problems) console.error(problem);
if (problems.length === 0) console.log(`${files.length} files built twice, the same each time.`);
process.exitCode = problems.length > 0 ? 1 : 0;
