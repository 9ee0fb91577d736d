import { afterEach, describe, expect, it, vi } from 'vitest';
import type { AgentDesk } from '../../src/agent/agent-api.js';
import type { Bridge } from '../../src/index.js';
import { AGENT_KEY, createTestBridge, Visitor } from '../../src/testing/test-bridge.js';
import { createDeskClient, type DeskClient } from './desk-client.js';

const open: DeskClient[] = [];
afterEach(() => open.splice(0).forEach((client) => client.close()));

/** A client of real bridges, each under a prefix of its own; undefined stands for one that is not there. */
function openDesk(bridges: readonly (Bridge | undefined)[], key = AGENT_KEY) {
  const asked: string[] = [];
  const seen: { desk: AgentDesk | undefined; connected: boolean; refused: boolean } = {
    desk: undefined,
    connected: true,
    refused: false,
  };
  const client = createDeskClient({
    bases: bridges.map((_, index) => `http://localhost/${index}`),
    key,
    agent: 'Alicia Adams',
    onDesk: (desk) => {
      seen.desk = desk;
      seen.refused = desk === undefined;
    },
    onConnection: (connected) => (seen.connected = connected),
    fetch: async (url, init) => {
      const [, index = '', path = ''] = /^http:\/\/localhost\/(\d)(.*)$/.exec(String(url)) ?? [];
      asked.push(`${index}${path.split('?')[0]}`);
      const bridge = bridges[Number(index)];
      if (!bridge) throw new TypeError('refused');
      return bridge.fetchPrivate(new Request(`http://localhost/agent/api${path}`, init));
    },
    pause: () => new Promise((resolve) => setImmediate(resolve)),
    random: () => 0,
  });
  open.push(client);
  return { client, seen, asked };
}

describe('an agent’s desk', () => {
  it('signs in and shows a chat as soon as it rings', async () => {
    const { bridge } = createTestBridge();
    const { client, seen } = openDesk([bridge]);
    await vi.waitFor(() => expect(seen.desk?.agent.signedIn).toBe(true));
    await Visitor.start(bridge);
    await vi.waitFor(() => expect(seen.desk?.interactions).toMatchObject([{ state: 'alerting', mine: true }]));
    const interactionId = seen.desk?.interactions[0]?.interactionId ?? '';
    expect(await client.act({ command: 'pickUp', interactionId })).toBeUndefined();
    await vi.waitFor(() => expect(seen.desk?.interactions).toMatchObject([{ state: 'connected' }]));
  });

  it('goes to the bridge that is there', async () => {
    const { bridge } = createTestBridge();
    const { seen, asked } = openDesk([undefined, bridge]);
    await vi.waitFor(() => expect(seen.desk).toBeDefined());
    expect(asked.slice(0, 3)).toEqual(['0/commands', '1/commands', '1/desk']);
    expect(seen.connected).toBe(true);
  });

  it('says when no bridge answers, and gives a command that can’t be repeated only once', async () => {
    const { client, seen, asked } = openDesk([undefined, undefined]);
    const before = asked.length;
    const problem = await client.act({ command: 'disconnect', interactionId: '1' });
    expect(problem).toContain('No bridge answered');
    expect(asked.slice(before).filter((path) => path.endsWith('/commands')).length).toBeLessThanOrEqual(2);
    await vi.waitFor(() => expect(seen.connected).toBe(false));
  });

  it('tells a refusal in the bridge’s own words', async () => {
    const { bridge } = createTestBridge();
    const { client, seen } = openDesk([bridge]);
    await vi.waitFor(() => expect(seen.desk).toBeDefined());
    expect(await client.act({ command: 'pickUp', interactionId: '77' })).toBe('This interaction no longer exists.');
  });

  it('stops where the key is refused', async () => {
    const { bridge } = createTestBridge();
    const { seen, asked } = openDesk([bridge], 'another key');
    await vi.waitFor(() => expect(seen.refused).toBe(true));
    const before = asked.length;
    await Promise.resolve();
    expect(asked.length).toBe(before);
  });
});
