import { expect, test } from 'vitest';
import { readOriginalConfig } from './read-original-config.js';

const page = 'https://shop.example/contact/';

const sample = {
  ConfigVersion: 0,
  ChatTarget: 'Marketing',
  CallbackTarget: 'Sales',
  ChatTargetType: 'Workgroup',
  CallbackTargetType: 'User',
  InteractionTypes: ['Chat', 'Callback'],
  UseEncryption: true,
  ICServerCount: 2,
  DefaultLanguageCode: 'en-us',
};

test('every key of the file becomes an option', () => {
  expect(readOriginalConfig(sample, {}, page)).toEqual({
    options: {
      servers: ['https://shop.example/I3Root/Server1', 'https://shop.example/I3Root/Server2'],
      target: 'Marketing',
      targetType: 'Workgroup',
      callbackTarget: 'Sales',
      callbackTargetType: 'User',
      interactionTypes: ['chat', 'callback'],
      defaultLanguage: 'en-us',
    },
    warnings: [],
  });
});

test('the page parameters say where the servers are, and how chats and callbacks are routed', () => {
  const chatRoutingContexts = [{ category: 'Product', context: 'Phone' }];
  const parameters = {
    urlsAreRelative: true,
    uriFragments: ['/SomeDirectory/ICProxy', '/SomeDirectory/ICProxy_B'],
    chatRoutingContexts,
    callbackRoutingContext: { contexts: [{ category: 'Language', context: 'English' }, { category: 1 }] },
  };
  const { options } = readOriginalConfig({ ...sample, UseEncryption: false }, parameters, page);
  expect(options).toMatchObject({
    servers: ['https://shop.example/SomeDirectory/ICProxy', 'https://shop.example/SomeDirectory/ICProxy_B'],
    routingContexts: chatRoutingContexts,
    callbackRoutingContexts: [{ category: 'Language', context: 'English' }],
  });
});

test('one server is one, and only the types that are named are offered', () => {
  const { options } = readOriginalConfig({ ...sample, ICServerCount: 1, InteractionTypes: ['Callback'] }, {}, page);
  expect(options.servers).toEqual(['https://shop.example/I3Root/Server1']);
  expect(options.interactionTypes).toEqual(['callback']);
});

test('what is wrong is named once, with what it has to be, and takes its default', () => {
  const wrong = { ...sample, ChatTarget: 7, ChatTargetType: 'Team', InteractionTypes: ['Fax'] };
  const { options, warnings } = readOriginalConfig(wrong, { callBackRoutingContext: [] }, 'http://shop.example/');
  expect(options).not.toHaveProperty('target');
  expect(options).not.toHaveProperty('targetType');
  expect(options).not.toHaveProperty('interactionTypes');
  expect(warnings).toEqual([
    expect.stringContaining('"UseEncryption"'),
    '"ChatTarget" in config.js has to be a text.',
    '"ChatTargetType" in config.js has to be "Workgroup" or "User".',
    '"InteractionTypes" in config.js has to be a list of "Chat" and "Callback".',
    '"callBackRoutingContext" is spelled "callbackRoutingContext".',
  ]);
});

test('a file that is not what it says it is does no harm', () => {
  const hostile = JSON.parse(
    '{"__proto__": {"polluted": true}, "InteractionTypes": {"length": 2}, "ChatTarget": ["a"]}',
  );
  const { options } = readOriginalConfig(hostile, { uriFragments: [1, null], chatRoutingContext: 'x' }, page);
  expect(options).toEqual({ servers: ['https://shop.example/I3Root/Server1'] });
  expect(({} as { polluted?: boolean }).polluted).toBeUndefined();
});
