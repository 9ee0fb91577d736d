import { expect, test } from 'vitest';
import { createGate } from './gate.js';

function create(mayAct: () => boolean | Promise<boolean>) {
  const sent: (RequestInit | undefined)[] = [];
  const gate = createGate(async (_, init) => {
    sent.push(init);
    return new Response();
  }, mayAct);
  return { gate, sent };
}

test('sends only for a tab that leads', async () => {
  for (const answer of [false, Promise.resolve(false)]) {
    const { gate, sent } = create(() => answer);
    await expect(gate('http://a.example')).rejects.toThrow('Another tab leads.');
    expect(sent).toEqual([]);
  }
  for (const answer of [true, Promise.resolve(true)]) {
    const { gate, sent } = create(() => answer);
    await gate('http://a.example');
    expect(sent).toHaveLength(1);
  }
});

test('lets what may outlive the page outlive its client', async () => {
  const { gate, sent } = create(() => true);
  const { signal } = new AbortController();
  await gate('http://a.example', { method: 'POST', keepalive: true, signal });
  await gate('http://a.example', { method: 'POST', signal });
  expect(sent).toEqual([
    { method: 'POST', keepalive: true },
    { method: 'POST', signal },
  ]);
});
