import type { ClientPermissions } from '@footbridge/client';
import { describe, expect, it } from 'vitest';
import { viewsOf } from './views-of.js';

const everything: ClientPermissions = {
  anonymousChat: true,
  authenticatedChat: true,
  anonymousCallback: true,
  authenticatedCallback: true,
  registration: true,
  transcript: true,
  leftMessage: true,
};
const loaded = (refused: Partial<ClientPermissions> = {}) => ({
  configuration: 'loaded' as const,
  allows: { ...everything, ...refused },
});
const noChat = { anonymousChat: false, authenticatedChat: false };
const noCallback = { anonymousCallback: false, authenticatedCallback: false };

describe('what a visitor is offered', () => {
  it.each([
    ['is everything that the server allows', {}, loaded(), ['chat', 'callback', 'account']],
    [
      'is in the order that the page wants',
      { interactionTypes: ['callback', 'chat'] },
      loaded(),
      ['callback', 'chat', 'account'],
    ],
    ['is only a callback where the page wants no more', { interactionTypes: ['callback'] }, loaded(), ['callback']],
    ['is no account where the page wants none', { noRegistration: true }, loaded(), ['chat', 'callback']],
    ['is no account where nobody can chat with it', {}, loaded({ authenticatedChat: false }), ['chat', 'callback']],
    ['is no account where the server makes none', {}, loaded({ registration: false }), ['chat', 'callback']],
    ['is no chat where the server allows none', {}, loaded(noChat), ['callback']],
    ['is a chat for those with an account', {}, loaded({ anonymousChat: false, ...noCallback }), ['chat', 'account']],
    ['is one form that says so where nothing is allowed', {}, loaded({ ...noChat, ...noCallback }), ['chat']],
    ['is a chat while nothing is known', {}, undefined, ['chat']],
    ['is what the page asked for while nothing is known', { interactionTypes: ['callback'] }, undefined, ['callback']],
  ] as const)('%s', (_what, options, snapshot, views) => {
    expect(viewsOf(options, snapshot)).toEqual(views);
  });
});
