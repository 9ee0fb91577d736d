import { expect, test } from 'vitest';
import { createMemoryStore } from '../store/memory-store.js';
import { ask, createTestBridge, Visitor } from '../testing/test-bridge.js';

async function report(over: { readonly isWanted: boolean; readonly text?: string }) {
  const store = createMemoryStore();
  const { bridge } = createTestBridge({ store, parameters: { AllowClientProblemReport: over.isWanted ? 1 : 0 } });
  const visitor = await Visitor.start(bridge);
  const text =
    over.text ??
    `{"version":1,"attemptedWork":"https://shop.example/websvcs/chat/poll/${visitor.participantId}","userAgent":"Chro`;
  const response = await ask(bridge, `problemReport/${visitor.participantId}`, text);
  return { response, visitor, store, bridge };
}

test('keeps a report as it came, cut anywhere, without the ids in it', async () => {
  const { response, visitor, store } = await report({ isWanted: true });
  expect(response.status).toBe(200);
  const [kept] = store.all('reports');
  expect(kept?.text).toBe(
    '{"version":1,"attemptedWork":"https://shop.example/websvcs/chat/poll/***","userAgent":"Chro',
  );
  expect(JSON.stringify(kept)).not.toContain(visitor.participantId);
});

test('keeps nothing where reports are not wanted', async () => {
  const { response, store } = await report({ isWanted: false });
  expect(response.status).toBe(200);
  expect(store.all('reports')).toEqual([]);
});

test('keeps no more than a client may send', async () => {
  const { store } = await report({ isWanted: true, text: 'no json '.repeat(50_000) });
  expect(store.all('reports')[0]?.text).toHaveLength(16_384);
});

test('takes a report of a visitor that it does not know, and drops it', async () => {
  const { bridge, store } = await report({ isWanted: true });
  const response = await ask(bridge, 'problemReport/0b6f0c1e-52a7-4a63-9a4e-6c2f5f1d9e77', '{}');
  expect(response.status).toBe(200);
  expect(store.all('reports')).toHaveLength(1);
});

test('keeps a few of one interaction, however many come', async () => {
  const { bridge, store, visitor } = await report({ isWanted: true });
  for (let count = 0; count < 30; count += 1) await ask(bridge, `problemReport/${visitor.participantId}`, 'again');
  expect(store.all('reports')).toHaveLength(10);
});
