import { expect, test } from 'vitest';
import { createMemoryStore } from '../store/memory-store.js';
import { emptyBatch } from '../store/store.js';
import { additionalPorts } from './additional-ports.js';

const NAME = 'AdditionalHTTPPorts';

test('reads the list that is configured', () => {
  const store = createMemoryStore();
  expect(additionalPorts(NAME, store)).toEqual([]);
  expect(additionalPorts(NAME, store, { [NAME]: '8115;8116' })).toEqual([8115, 8116]);
  expect(additionalPorts(NAME, store, { [NAME]: ' 8115 ; ; ' })).toEqual([8115]);
});

test('goes by what an operator has set, once a bridge is started again', () => {
  const store = createMemoryStore();
  const record = { name: NAME, value: '8117' };
  const documents = [{ collection: 'parameters', key: NAME.toLowerCase(), atMs: 0, record }] as const;
  store.commit({ ...emptyBatch, documents }, undefined);
  expect(additionalPorts(NAME, store, { [NAME]: '8115' })).toEqual([8117]);
  expect(additionalPorts('AdditionalHTTPSPorts', store)).toEqual([]);
});

test.each(['many', '8115,8116', '-1', '70000', '8115.5', '0x10'])('takes no %s for a port', (list) => {
  expect(() => additionalPorts(NAME, createMemoryStore(), { [NAME]: list })).toThrow(
    /^AdditionalHTTPPorts lists ports/,
  );
});
