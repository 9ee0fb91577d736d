import { describe, expect, test } from 'vitest';
import { askRoot } from '../testing/callback-visitor.js';
import { Agent, askChat, createTestBridge, startBody, type TestOptions } from '../testing/test-bridge.js';

interface WireDirectory {
  readonly departments: readonly string[];
  readonly entries: readonly { readonly displayName: string; readonly target: string; readonly targetType: string }[];
  readonly status: { readonly type: string; readonly reason?: string };
}

const agents = [
  { name: 'aadams', displayName: 'Alan Adams', department: 'Sales', photo: '/photos/alan.png' },
  { name: 'jdoe', displayName: 'Jane Doe', department: 'Service', statusText: 'At my desk' },
  { name: 'jodoe', displayName: 'John Doe', department: 'Sales' },
  { name: 'mcruz', displayName: 'María de la Cruz' },
  { name: 'hidden', department: 'Secrets' },
];

function directoryBridge(options: TestOptions = {}) {
  const { bridge } = createTestBridge({ agents, ...options });
  const query = (over: Readonly<Record<string, unknown>> = {}) =>
    askRoot<WireDirectory>(bridge, 'directory/query', 'directory', over);
  const names = async (over?: Readonly<Record<string, unknown>>) =>
    (await query(over)).entries.map(({ displayName }) => displayName);
  return { bridge, query, names };
}

describe('the directory', () => {
  test('lists people by name, and nobody without a display name', async () => {
    const { names, query } = directoryBridge();
    expect(await names()).toEqual(['Alan Adams', 'Jane Doe', 'John Doe', 'María de la Cruz']);
    expect((await query({ department: 'nothing' })).departments).toEqual(['Sales', 'Service']);
  });

  test.each([
    [{ lastName: 'Ad' }, ['Alan Adams']],
    [{ lastName: 'DOE' }, ['Jane Doe', 'John Doe']],
    [{ firstName: 'jo', lastName: 'doe' }, ['John Doe']],
    [{ firstName: 'j', department: 'sal' }, ['John Doe']],
    [{ department: 'Sales' }, ['Alan Adams', 'John Doe']],
    [{ firstName: 'maria' }, ['María de la Cruz']],
    [{ lastName: 'cruz' }, ['María de la Cruz']],
    [{ lastName: 'de  la' }, ['María de la Cruz']],
    [{ firstName: 'oe' }, []],
    [{ lastName: '%' }, []],
    [{ lastName: '.*' }, []],
    [{ firstName: ' ', lastName: null }, ['Alan Adams', 'Jane Doe', 'John Doe', 'María de la Cruz']],
  ])('finds %j', async (search, found) => {
    const { names } = directoryBridge();
    expect(await names(search)).toEqual(found);
  });

  test('says who is there, and what can be started with whom', async () => {
    const { bridge, query } = directoryBridge();
    const jane = await Agent.signIn(bridge, 'jdoe');
    expect((await query({ lastName: 'doe' })).entries).toEqual([
      {
        displayName: 'Jane Doe',
        target: 'jdoe',
        targetType: 'User',
        statusText: 'At my desk',
        available: true,
        department: 'Service',
        chat: true,
        callback: true,
      },
      {
        displayName: 'John Doe',
        target: 'jodoe',
        targetType: 'User',
        statusText: 'Offline',
        available: false,
        department: 'Sales',
        chat: false,
        callback: false,
      },
    ]);
    await jane.do({ command: 'signOut' });
    expect((await query({ firstName: 'Jane' })).entries).toMatchObject([{ statusText: 'Offline', available: false }]);
    expect((await query({ lastName: 'Adams' })).entries).toMatchObject([
      { photo: expect.stringMatching(/^\/websvcs\/partyInfo\/photo\/[\w-]{32}\.png$/) },
    ]);
  });

  test('gives links that lead to the person', async () => {
    const { bridge, query } = directoryBridge();
    const jane = await Agent.signIn(bridge, 'jdoe');
    const [entry] = (await query({ firstName: 'Jane' })).entries;
    const body = startBody({ target: entry?.target, targetType: entry?.targetType });
    expect(await askChat(bridge, 'chat/start', body)).toMatchObject({ status: { type: 'success' } });
    expect((await jane.desk()).interactions).toMatchObject([{ state: 'alerting', queue: 'jdoe', mine: true }]);
  });

  test('tells that somebody has no room for more', async () => {
    const { bridge, query } = directoryBridge({ agents: [{ name: 'Bo', displayName: 'Bo Berg', capacity: 1 }] });
    await Agent.signIn(bridge, 'Bo');
    expect((await query()).entries).toMatchObject([{ statusText: 'Available', available: true }]);
    await askChat(bridge, 'chat/start', startBody());
    expect((await query()).entries).toMatchObject([{ statusText: 'Busy', available: false, chat: true }]);
  });

  test('has queues with a display name before the people, where nobody in particular is asked for', async () => {
    const workgroups = [{ name: 'Marketing', displayName: 'Marketing Group' }, { name: 'Support' }];
    const { query, names } = directoryBridge({ workgroups });
    expect((await query()).entries[0]).toMatchObject({
      displayName: 'Marketing Group',
      target: 'Marketing',
      targetType: 'Workgroup',
    });
    expect(await names({ firstName: 'Mar' })).toEqual(['María de la Cruz']);
  });

  test('has at most 50 entries', async () => {
    const many = Array.from({ length: 60 }, (_, index) => ({ name: `a${index}`, displayName: `Agent ${index}` }));
    const { names } = directoryBridge({ agents: many });
    expect(await names()).toHaveLength(50);
  });

  test('offers no chat where nobody may start one', async () => {
    const { bridge, query } = directoryBridge({ parameters: { ChatAccessControl: 0 } });
    await Agent.signIn(bridge, 'jdoe');
    expect((await query({ firstName: 'Jane' })).entries).toMatchObject([{ chat: false, callback: true }]);
  });

  test.each([
    [0, false],
    [1, true],
    [2, false],
    [3, true],
  ])('is open to an anonymous visitor under access control %i: %s', async (access, isOpen) => {
    const { bridge, query } = directoryBridge({ parameters: { QueryQueueAccessControl: access } });
    expect((await query()).status.type).toBe(isOpen ? 'success' : 'failure');
    const configuration = JSON.stringify(await (await bridge.fetch(configurationRequest())).json());
    expect(configuration.includes('footbridge.directory')).toBe(isOpen);
  });

  test('is nothing that a bridge knows which has this switched off', async () => {
    const { query } = directoryBridge({ extensions: { directory: false } });
    expect(await query()).toEqual({ status: { type: 'failure', reason: 'error.websvc.unsupportedOperation' } });
  });
});

const configurationRequest = () => new Request('http://bridge.example/websvcs/serverConfiguration');
