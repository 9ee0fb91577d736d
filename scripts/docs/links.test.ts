/** Every link of the documents leads to a file that is there, and to a heading that it has. */
import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';
import { anchorOf } from './anchor-of.js';

const root = fileURLToPath(new URL('../..', import.meta.url));

const isOurs = (path: string) => !/(?:^|\/)(?:node_modules|out|dist|test-results)\//.test(path);
const documents = [
  ...['README.md', 'CONTRIBUTING.md', 'CHANGELOG.md'],
  ...['docs', 'packages', 'examples'].flatMap((folder) =>
    readdirSync(join(root, folder), { recursive: true, encoding: 'utf8' }).map((path) => `${folder}/${path}`),
  ),
].filter((path) => path.endsWith('.md') && isOurs(path));

/** What stands outside of code, where brackets are no links. */
const withoutCode = (text: string) =>
  text.replace(/^```[^]*?^```/gm, '').replace(/`[^`\n]*`/g, (code) => code.slice(1, -1));

const anchorsOf = (path: string) =>
  new Set(
    [...withoutCode(readFileSync(path, 'utf8')).matchAll(/^#+ (.*)$/gm)].map(([, heading = '']) => anchorOf(heading)),
  );

test.each(documents)('%s leads nowhere that is not', (path) => {
  const from = join(root, path);
  const broken: string[] = [];
  for (const [, target = ''] of withoutCode(readFileSync(from, 'utf8')).matchAll(/\]\(([^)\s]+)\)/g)) {
    if (/^(?:https?|mailto):/.test(target)) continue;
    const [file = '', anchor] = target.split('#');
    const to = file ? join(dirname(from), file) : from;
    if (!existsSync(to)) broken.push(target);
    else if (anchor && (!statSync(to).isFile() || !anchorsOf(to).has(anchor))) broken.push(target);
  }
  expect(broken, relative(root, from)).toEqual([]);
});
