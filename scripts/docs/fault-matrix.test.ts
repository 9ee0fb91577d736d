import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { allFaults } from '../../e2e/simulation/faults.js';

const rows = readFileSync('docs/contributing/fault-matrix.md', 'utf8')
  .split('\n')
  .filter((line) => /^\| F\d\d /.test(line))
  .map((line) => line.split(/(?<!\\)\|/).map((cell) => cell.trim()))
  .map(([, number = '', , , simulated = '', tests = '']) => ({ number, simulated, tests }));

/** Each file of a row with each name of a test that follows it. */
function testsOf(cell: string): readonly { readonly file: string; readonly name: string }[] {
  let file = '';
  return [...cell.matchAll(/`([^`]+)`|“([^”]+)”/g)].flatMap(([, path, name]) => {
    if (path) file = path;
    return name ? [{ file, name }] : [];
  });
}

test('the matrix has the faults F01 to F56, once each', () => {
  const numbers = Array.from({ length: 56 }, (_, index) => `F${String(index + 1).padStart(2, '0')}`);
  expect(rows.map(({ number }) => number)).toEqual(numbers);
});

test.each(rows.filter(({ tests }) => tests !== ''))('the tests that it names for $number are there', ({ tests }) => {
  const named = testsOf(tests);
  expect(named.length).toBeGreaterThan(0);
  for (const { file, name } of named) expect(readFileSync(file, 'utf8'), file).toContain(name);
});

test('the simulation knows every fault that it is said to simulate', () => {
  const named = rows.flatMap(({ simulated }) => [...simulated.matchAll(/`([^`]+)`/g)].map(([, name]) => name));
  expect(named.length).toBeGreaterThan(0);
  expect(named.filter((name) => !allFaults.some((fault) => fault === name))).toEqual([]);
});

test('a row without a test says that the fault is not covered', () => {
  const text = readFileSync('docs/contributing/fault-matrix.md', 'utf8');
  for (const { number } of rows.filter(({ tests }) => tests === '')) {
    expect(text).toMatch(new RegExp(`\\| ${number} .*[Nn]ot covered`));
  }
});
