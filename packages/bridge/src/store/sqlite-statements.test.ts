import { DatabaseSync } from 'node:sqlite';
import { expect, test } from 'vitest';
import { prepareTables } from './sqlite-schema.js';
import { prepareStatements } from './sqlite-statements.js';

function explain(): Record<string, string[]> {
  const database = new DatabaseSync(':memory:');
  prepareTables(database);
  const plans = Object.entries(prepareStatements(database)).map(([name, { sourceSQL }]) => {
    const rows = database.prepare(`EXPLAIN QUERY PLAN ${sourceSQL}`).all();
    return [name, rows.map(({ detail }) => String(detail))] as const;
  });
  database.close();
  return Object.fromEntries(plans);
}

/** The lease is one row. */
const readWhole = ['readLease', 'takeLease', 'renewLease', 'releaseLease'];

test('no statement reads a whole table, so that what is live costs the same however much has ended', () => {
  const scanning = Object.entries(explain())
    .filter(([name, plan]) => !readWhole.includes(name) && plan.some((step) => step.startsWith('SCAN')))
    .map(([name, plan]) => `${name}: ${plan.join('; ')}`);
  expect(scanning).toEqual([]);
});

test('nothing is sorted outside an index', () => {
  const sorting = Object.entries(explain())
    .filter(([, plan]) => plan.some((step) => step.includes('TEMP B-TREE')))
    .map(([name]) => name);
  expect(sorting).toEqual([]);
});

test('live interactions are found by an index that holds no ended ones', () => {
  expect(explain()['live']?.join()).toContain('live_interactions');
  expect(explain()['unpacked']?.join()).toContain('unpacked_interactions');
});
