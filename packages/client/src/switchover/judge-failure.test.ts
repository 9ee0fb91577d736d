import { expect, test } from 'vitest';
import type { WireReply } from '../transport/transport.js';
import { judgeFailure } from './judge-failure.js';

const judge = (reply: WireReply, harmless: boolean) =>
  judgeFailure(reply, { harmless, pollWaitMs: 2_000, random: () => 0.5 });
const refused = (status: number): WireReply => ({ kind: 'refused', status, retryAfterMs: undefined });

test.each([
  ['silence', { kind: 'silent' }, true, 1, 0, 'same', true],
  ['silence', { kind: 'silent' }, false, 0, 0, 'same', true],
  ['an unreadable answer', { kind: 'answered', body: '<html>' }, true, 1, 0, 'same', true],
  ['an unreadable answer', { kind: 'answered', body: '<html>' }, false, 0, 0, 'same', true],
  ['502', refused(502), true, 0, 0, 'other', true],
  ['503', refused(503), true, 0, 0, 'other', false],
  ['500', refused(500), true, 1, 250, 'same', true],
  ['504', refused(504), false, 0, 250, 'same', true],
  ['429', refused(429), false, 0, 5_250, undefined, false],
  ['403', refused(403), false, 1, 2_000, 'same', false],
  ['404', refused(404), true, 1, 2_000, 'same', false],
] as const)('judges %s', (_, reply, harmless, repeats, pauseMs, askFirst, ambiguous) => {
  expect(judge(reply, harmless)).toMatchObject({ repeats, pauseMs, askFirst, ambiguous });
});
