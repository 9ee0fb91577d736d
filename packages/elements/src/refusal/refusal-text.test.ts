import { FootbridgeError, type ClientPermissions } from '@footbridge/client';
import { expect, test } from 'vitest';
import { refusalText } from './refusal-text.js';

const everything: ClientPermissions = {
  anonymousChat: true,
  authenticatedChat: true,
  anonymousCallback: true,
  authenticatedCallback: true,
  registration: true,
  transcript: true,
  leftMessage: true,
};

const limits = [
  'MaxChatsAllowedPerUnitTime',
  'MaxAnonymousInteractionsAllowed',
  'MaxActiveChatsAllowed',
  'MaxInteractionsAllowedPerUser',
  'MaxInteractionsAllowedPerIP',
  'MaxFailedSignInsAllowedPerUnitTime',
];
const reached = (limit?: string) =>
  new FootbridgeError('limit-reached', 'The server refused.', { ...(limit && { limit }) });

test('has words of its own for each kind of limit and each closure', () => {
  const closures = (['paused', 'hours', 'wait', 'nobody'] as const).map(
    (closure) => new FootbridgeError('closed', 'The server refused.', { closure }),
  );
  const texts = [...limits.map(reached), ...closures].map((error) => refusalText(error, everything));
  expect(new Set(texts).size).toBe(limits.length + closures.length);
});

test('sends nobody to sign in whom an account does not help', () => {
  const others = limits.filter((limit) => limit !== 'MaxAnonymousInteractionsAllowed');
  for (const limit of others) expect(refusalText(reached(limit), everything)).not.toMatch(/sign in/);
  const noAccounts = { ...everything, authenticatedChat: false };
  for (const limit of limits) expect(refusalText(reached(limit), noAccounts)).not.toMatch(/sign in/);
});

test('has words for a limit that it does not know', () => {
  expect(refusalText(reached('MaxOfTomorrow'), everything)).toBe(refusalText(reached(), everything));
});
