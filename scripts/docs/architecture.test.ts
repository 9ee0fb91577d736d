import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { architectureDiagram } from './architecture-diagram.js';

test('the drawn architecture is that of the imports; else: npm run docs', () => {
  const drawn = readFileSync(new URL('../../docs/images/architecture.dot', import.meta.url), 'utf8');
  expect(drawn).toBe(architectureDiagram());
});
