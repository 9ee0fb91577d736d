import { describe, expect, test } from 'vitest';
import type { CallbackProgress, CallbackSnapshot } from '@footbridge/client/callback';
import { callbackNews } from './callback-news.js';

const NOW_MS = Date.parse('2026-01-06T08:00:00Z');

const progress: CallbackProgress = {
  agent: undefined,
  stateText: 'Waiting Agent',
  queueName: 'Marketing',
  queuePosition: 3,
  queueWaitSeconds: 60,
  estimatedCallbackSeconds: 180,
  longestWaitSeconds: 300,
  waitingCount: 3,
  agentsLoggedIn: 2,
  agentsAvailable: 0,
  atMs: NOW_MS,
};

const asked: CallbackSnapshot = {
  status: 'open',
  endReason: undefined,
  connection: 'connected',
  name: 'Ola',
  telephone: '112',
  subject: '',
  createdAtMs: NOW_MS,
  preferredTime: undefined,
  progress,
  stale: false,
  mayCancel: true,
  mayReschedule: true,
};

const heard = (change: Partial<CallbackSnapshot>, before = asked) =>
  callbackNews(before, { ...before, ...change }, 'en-GB');
const told = (change: Partial<CallbackProgress>) => heard({ progress: { ...progress, ...change } });
const anna = { name: 'Anna', photoUrl: undefined };

describe('a screen reader', () => {
  test('says nothing of what was there when the request was first seen, and nothing of figures', () => {
    expect(callbackNews(undefined, asked, 'en')).toEqual([]);
    expect(callbackNews(asked, asked, 'en')).toEqual([]);
    expect(told({ queuePosition: 2, estimatedCallbackSeconds: 120, atMs: NOW_MS + 10_000 })).toEqual([]);
  });

  test('says how the request stands when that has changed', () => {
    expect(told({ stateText: 'Alerting' })).toEqual(['We are asking someone to call you.']);
    expect(told({ stateText: 'Snoozed' })).toEqual(['We will try again later.']);
    expect(told({ stateText: 'Im Nirgendwo' })).toEqual(['Im Nirgendwo']);
  });

  test('names the agent once', () => {
    expect(told({ agent: anna, stateText: 'Connected' })).toEqual(['\u2068Anna\u2069 will call you.']);
    const assigned = { ...asked, progress: { ...progress, agent: anna } };
    expect(heard({ progress: { ...progress, agent: { ...anna, photoUrl: '/anna.png' } } }, assigned)).toEqual([]);
  });

  test('says another time as the language does', () => {
    const preferredTime = '2026-01-06T12:30:00Z';
    expect(heard({ preferredTime })[0]).toMatch(/^We will call you: Tuesday 6 January at \d\d:30\.$/);
    const snoozed = { ...progress, stateText: 'Snoozed' };
    expect(heard({ progress: snoozed }, { ...asked, preferredTime })).toEqual([
      'We will call you at the time that you chose.',
    ]);
  });

  test('says that the connection is lost, back, and that the figures are old', () => {
    expect(heard({ connection: 'reconnecting' })).toEqual(['Reconnecting…']);
    expect(heard({}, { ...asked, connection: 'reconnecting' })).toEqual([]);
    expect(heard({ connection: 'connected' }, { ...asked, connection: 'reconnecting' })).toEqual(['Connected again.']);
    expect(heard({ stale: true })).toHaveLength(1);
  });

  test.each([
    ['cancelled', 'Your request is cancelled. We will not call you.'],
    ['completed', 'Your request has been taken care of. Thank you!'],
    ['lost', 'Sorry, we no longer have your request. If nobody has called you, please ask again.'],
  ] as const)('says once why a request is over: %s', (endReason, text) => {
    expect(heard({ status: 'ended', endReason, connection: 'reconnecting' })).toEqual([text]);
    expect(heard({ stale: true }, { ...asked, status: 'ended', endReason })).toEqual([]);
  });
});
