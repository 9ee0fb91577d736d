// Holds the sources that a visitor's browser runs to what no page's policy forbids and no text can abuse, and the lock file
// to packages of the one registry with their hashes.
import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = join(dirname(fileURLToPath(import.meta.url)), '..');
const folders = [
  'packages/elements/src',
  'packages/client/src',
  'packages/protocol/src',
  'packages/bridge/console/src',
];

const forbidden = [
  [/\.(?:inner|outer)HTML\b/, 'markup from a string'],
  [/\binsertAdjacentHTML\b|\bdocument\.write\b|\bcreateContextualFragment\b|\bsetHTMLUnsafe\b/, 'markup from a string'],
  [/\bunsafe(?:HTML|SVG|MathML|Static)\b/, 'markup from a string'],
  [/\beval\(|\bnew Function\b|\bset(?:Timeout|Interval)\(\s*['"`]/, 'a script from a string'],
  [/<[\w-]+[^>]*\sstyle=|\bstyleMap\b|\.style\.cssText\b/, 'a style in an attribute'],
  [/<[\w-]+[^>]*\son[a-z]+=/, 'a script in an attribute'],
  [/\bdocument\.cookie\b/, 'a cookie'],
];
const problems = [];

for (const folder of folders) {
  for (const name of readdirSync(join(root, folder), { recursive: true })) {
    if (!name.endsWith('.ts') || name.endsWith('.test.ts')) continue;
    const path = join(root, folder, name);
    const lines = readFileSync(path, 'utf8').split('\n');
    for (const [pattern, what] of forbidden) {
      const at = lines.findIndex((line) => pattern.test(line) && !/^\s*(?:\/\/|\*)/.test(line));
      if (at >= 0) problems.push(`${relative(root, path)}:${at + 1} has ${what}.`);
    }
  }
}

// What stands in for a server is for whoever looks at a page, and never for its visitors.
for (const folder of ['packages/elements/dist', 'packages/client/dist']) {
  for (const name of readdirSync(join(root, folder)).filter((file) => file.endsWith('.js'))) {
    const text = readFileSync(join(root, folder, name), 'utf8');
    if (/serviceWorker|\bmsw\b/i.test(text)) problems.push(`${folder}/${name} has a part of the mock contact centre.`);
  }
}

const { packages } = JSON.parse(readFileSync(join(root, 'package-lock.json'), 'utf8'));
for (const [path, { link, resolved, integrity }] of Object.entries(packages)) {
  // The packages of this repository.
  if (link || !path.includes('node_modules/')) continue;
  if (!integrity?.startsWith('sha512-')) problems.push(`${path} is in the lock file without its hash.`);
  if (resolved !== undefined) problems.push(`${path} is in the lock file with the address of a registry: ${resolved}`);
}

for (const problem of problems) console.error(problem);
if (problems.length === 0)
  console.log(`${Object.keys(packages).length} packages with their hashes; no markup from strings.`);
process.exitCode = problems.length > 0 ? 1 : 0;
