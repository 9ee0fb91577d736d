import { expect, test } from 'vitest';
import { settle, VirtualClock } from '../testing/virtual-clock.js';
import { createTransport, type WireRequest } from './transport.js';

const poll: WireRequest = { method: 'GET', url: 'http://site.example/a/websvcs/chat/poll/1', timeoutMs: 12_000 };

function open(answer: (init: RequestInit) => Promise<Response>) {
  const clock = new VirtualClock();
  const inits: RequestInit[] = [];
  const transport = createTransport((_, init = {}) => {
    inits.push(init);
    return answer(init);
  }, clock);
  return { clock, inits, transport };
}

test('answers with the body of a 200', async () => {
  const { clock, transport } = open(async () => new Response('{}'));
  expect(await transport(poll, new AbortController().signal)).toEqual({ kind: 'answered', body: '{}' });
  expect(clock.pendingTimers).toBe(0);
});

test('sends no cookie elsewhere, follows nothing, keeps nothing, tells no referrer', async () => {
  const { inits, transport } = open(async () => new Response('{}'));
  await transport({ ...poll, method: 'POST', body: '{"a":1}' }, new AbortController().signal);
  expect(inits[0]).toMatchObject({
    method: 'POST',
    body: '{"a":1}',
    headers: { accept: 'application/json', 'content-type': 'application/json; charset=utf-8' },
    credentials: 'same-origin',
    redirect: 'manual',
    cache: 'no-store',
    referrerPolicy: 'no-referrer',
  });
});

test.each([201, 204, 304])('takes %s for no answer', async (status) => {
  const { transport } = open(async () => new Response(null, { status }));
  expect(await transport(poll, new AbortController().signal)).toEqual({ kind: 'silent' });
});

test('takes a redirection for no answer', async () => {
  const { transport } = open(async () => Object.assign(Response.error(), { type: 'opaqueredirect' }));
  expect(await transport(poll, new AbortController().signal)).toEqual({ kind: 'silent' });
});

test.each([
  ['30', 30_000],
  ['0', 0],
  ['Mon, 05 Jan 2026 09:01:00 GMT', 60_000],
  ['soon', undefined],
  ['', undefined],
  ['-1', undefined],
])('reads "%s" as a time to retry', async (value, retryAfterMs) => {
  const { transport } = open(async () => new Response('', { status: 429, headers: { 'retry-after': value } }));
  expect(await transport(poll, new AbortController().signal)).toEqual({ kind: 'refused', status: 429, retryAfterMs });
});

test('gives up when the time is over, even on a fetch that does not heed its signal', async () => {
  const { clock, inits, transport } = open(() => new Promise(() => undefined));
  const reply = transport(poll, new AbortController().signal);
  await clock.advance(11_999);
  expect(inits[0]?.signal?.aborted).toBe(false);
  await clock.advance(1);
  expect(await reply).toEqual({ kind: 'silent' });
  expect(inits[0]?.signal?.aborted).toBe(true);
});

test('gives up on a body that never ends', async () => {
  const { clock, transport } = open(async () => new Response(new ReadableStream()));
  const reply = transport(poll, new AbortController().signal);
  await clock.advance(12_000);
  expect(await reply).toEqual({ kind: 'silent' });
});

test('ends when it is aborted, and leaves no timer behind', async () => {
  const { clock, transport } = open(() => new Promise(() => undefined));
  const controller = new AbortController();
  const reply = transport(poll, controller.signal);
  controller.abort();
  expect(await reply).toEqual({ kind: 'silent' });
  await settle();
  expect(clock.pendingTimers).toBe(0);
});

test('never rejects', async () => {
  const { transport } = open(async () => {
    throw new TypeError('Failed to fetch');
  });
  expect(await transport(poll, new AbortController().signal)).toEqual({ kind: 'silent' });
});
