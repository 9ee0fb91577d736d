import { limitReason } from '@footbridge/protocol';
import { expect, test } from 'vitest';
import { errorOf } from './error-of.js';

test.each([
  ['error.websvc.general.closed.hours', 'closed', 'hours'],
  ['error.websvc.general.closed.paused', 'closed', 'paused'],
  ['error.websvc.general.closed.full', 'closed', 'full'],
  ['error.websvc.general.closed.wait', 'closed', 'wait'],
  ['error.websvc.general.closed.nobody', 'closed', 'nobody'],
  ['error.websvc.userdb.notOnline', 'closed', undefined],
  [limitReason('MaxActiveInteractionsAllowed'), 'limit-reached', undefined],
  ['error.websvc.userdb.badCredentials', 'sign-in-refused', undefined],
  ['error.websvc.general.closed.<b>', 'refused', undefined],
  ['anything else', 'refused', undefined],
])('tells from %s what a visitor has to know', (reason, code, closure) => {
  expect(errorOf(reason)).toMatchObject({ code, closure });
});

test.each([
  [limitReason('MaxInteractionsAllowedPerUser'), 'MaxInteractionsAllowedPerUser'],
  [limitReason('<img src=x>'), undefined],
  ['error.websvc.general.closed.full', undefined],
])('tells from %s which limit is reached', (reason, limit) => {
  expect(errorOf(reason).limit).toBe(limit);
});

test('repeats nothing that does not look like a reason', () => {
  expect(errorOf('<img src=x onerror=alert(1)>').message).toBe('The server refused: no readable reason.');
});
