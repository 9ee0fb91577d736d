// Holds every file that a browser is served to the bytes recorded in size.json, brotli at its best, and sums to budgets.
// Growing and shrinking both fail, so that each is somebody's decision: `--update` records what is there now.
import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { brotliCompressSync } from 'node:zlib';
import { format, resolveConfig } from 'prettier';

const root = join(dirname(fileURLToPath(import.meta.url)), '..');
const recordPath = join(root, 'size.json');
const record = JSON.parse(readFileSync(recordPath, 'utf8'));
const update = process.argv.includes('--update');
const count = new Intl.NumberFormat('en');
const problems = [];

function measure(file) {
  const path = join(root, file);
  if (existsSync(path)) return brotliCompressSync(readFileSync(path)).length;
  problems.push(`${file} is not built.`);
  return 0;
}

const sizes = Object.fromEntries(Object.keys(record.files).map((file) => [file, measure(file)]));

for (const [file, bytes] of Object.entries(sizes)) {
  const change = bytes - record.files[file];
  console.log(
    `${count.format(bytes).padStart(8)}  ${file}${change === 0 ? '' : ` (${change > 0 ? '+' : ''}${change})`}`,
  );
  if (change !== 0 && !update) {
    problems.push(
      `${file} ${change > 0 ? 'grew' : 'shrank'} by ${Math.abs(change)} bytes. Meant? npm run size -- --update`,
    );
  }
}
for (const { what, files, limitBytes } of record.budgets) {
  const bytes = files.reduce((sum, file) => sum + sizes[file], 0);
  console.log(`${count.format(bytes).padStart(8)}  of ${count.format(limitBytes)} for ${what}`);
  if (bytes > limitBytes) problems.push(`${what} is ${bytes - limitBytes} bytes over its budget.`);
}

for (const { what, folder, pattern, limitBytes } of record.each) {
  const files = readdirSync(join(root, folder)).filter((name) => new RegExp(pattern).test(name));
  const largest = Math.max(0, ...files.map((name) => measure(join(folder, name))));
  console.log(`${count.format(largest).padStart(8)}  of ${count.format(limitBytes)} for ${what} (${files.length})`);
  if (files.length === 0) problems.push(`There is nothing that is ${what}.`);
  if (largest > limitBytes) problems.push(`One that is ${what} is ${largest - limitBytes} bytes over its budget.`);
}

if (update) {
  const text = JSON.stringify({ ...record, files: sizes }, undefined, 2);
  writeFileSync(recordPath, await format(text, { ...(await resolveConfig(recordPath)), parser: 'json' }));
}
for (const problem of problems) console.error(problem);
process.exitCode = problems.length > 0 ? 1 : 0;
