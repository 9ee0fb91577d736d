import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { createConsoleFiles } from './console-files.js';

let folder: string;
let serve: (request: Request) => Promise<Response>;

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'footbridge-paths-'));
  const console = join(folder, 'console');
  mkdirSync(join(console, 'assets', '.git'), { recursive: true });
  writeFileSync(join(folder, 'secret.js'), 'secret');
  mkdirSync(join(folder, 'console-old'));
  writeFileSync(join(folder, 'console-old', 'secret.js'), 'secret');
  writeFileSync(join(console, '.secret.js'), 'secret');
  writeFileSync(join(console, 'secret.map'), 'secret');
  writeFileSync(join(console, 'assets', '.git', 'secret.js'), 'secret');
  writeFileSync(join(console, 'index.html'), 'public');
  writeFileSync(join(console, 'assets', 'page.js'), 'public');
  serve = createConsoleFiles(console);
});

afterAll(() => rmSync(folder, { recursive: true, force: true }));

const get = (path: string): Promise<Response> => serve(new Request(`http://127.0.0.1${path}`));

describe('the console’s folder', () => {
  test('gives what a page is made of', async () => {
    for (const path of ['/agent/', '/agent/index.html', '/agent/assets/page.js', '/agent/assets/../index.html']) {
      expect(await (await get(path)).text()).toBe('public');
    }
  });

  test('gives nothing else, however it is asked', async () => {
    const parts = '.. . %2e%2e .%2e %252e%252e / // %2f \\ %5c %c0%ae %00 .js .git secret.js .secret.js secret.map';
    const piece = fc.constantFrom(
      ...parts.split(' '),
      'agent',
      'assets',
      'console',
      'console-old',
      'link.js',
      'C:',
      '~',
    );
    await fc.assert(
      fc.asyncProperty(fc.array(piece, { minLength: 1, maxLength: 8 }), async (pieces) => {
        for (const path of [`/agent/${pieces.join('')}`, `/agent/${pieces.join('/')}`, `/${pieces.join('/')}`]) {
          expect(await (await get(path)).text()).not.toBe('secret');
        }
      }),
      { numRuns: 1_500 },
    );
  });
});
