import { afterEach, describe, expect, it } from 'vitest';
import type { AgentDesk } from '../../src/agent/agent-api.js';
import type { Bridge } from '../../src/index.js';
import { AGENT_KEY, createTestBridge, Visitor } from '../../src/testing/test-bridge.js';
import { settle, VirtualClock } from '../../src/testing/virtual-clock.js';
import { createDeskClient, type DeskClient, type Refusal } from './desk-client.js';

type Answer = (request: Request) => Promise<Response>;

const open: DeskClient[] = [];
afterEach(() => open.splice(0).forEach((client) => client.close()));

const of =
  (bridge: Bridge): Answer =>
  (request) =>
    bridge.fetchPrivate(request);
const gone: Answer = () => Promise.reject(new TypeError('refused'));
const standby: Answer = () => Promise.resolve(new Response(null, { status: 503 }));

/** A client of a pair, of which each half can be exchanged while the client is at work. */
async function openDesk(pair: Answer[], { clock = new VirtualClock(), key = AGENT_KEY } = {}) {
  const asked: string[] = [];
  const seen: { desk?: AgentDesk; connected: boolean; refusal?: Refusal } = { connected: true };
  const client = createDeskClient({
    bases: pair.map((_, index) => `http://localhost/${index}`),
    key,
    agent: 'Alicia Adams',
    onDesk: (desk) => (seen.desk = desk),
    onRefused: (refusal) => (seen.refusal = refusal),
    onConnection: (connected) => (seen.connected = connected),
    fetch: (url, init) => {
      const [, index = '', path = ''] = /^http:\/\/localhost\/(\d)(.*)$/.exec(String(url)) ?? [];
      asked.push(`${index}${path.split('?')[0]}`);
      return (pair[Number(index)] ?? gone)(new Request(`http://localhost/agent/api${path}`, init));
    },
    clock,
    random: () => 1,
  });
  open.push(client);
  await settle();
  return { client, seen, asked, clock };
}

describe('an agent’s desk', () => {
  it('signs in and shows a chat as soon as it rings', async () => {
    const { bridge, clock } = createTestBridge();
    const { client, seen } = await openDesk([of(bridge)], { clock });
    expect(seen.desk?.agent.signedIn).toBe(true);
    await Visitor.start(bridge);
    await settle();
    expect(seen.desk?.interactions).toMatchObject([{ state: 'alerting', mine: true }]);
    const interactionId = seen.desk?.interactions[0]?.interactionId ?? '';
    expect(await client.act({ command: 'pickUp', interactionId })).toBeUndefined();
    await settle();
    expect(seen.desk?.interactions).toMatchObject([{ state: 'connected' }]);
  });

  it('asks the other bridge at once where the first is not there', async () => {
    const { bridge, clock } = createTestBridge();
    const { seen, asked } = await openDesk([gone, of(bridge)], { clock });
    expect(asked.slice(0, 3)).toEqual(['0/commands', '1/commands', '1/desk']);
    expect(seen.connected).toBe(true);
  });

  it('says when no bridge answers, and goes on where one does again', async () => {
    const { bridge, clock } = createTestBridge();
    const pair = [standby, gone];
    const { seen } = await openDesk(pair, { clock });
    expect(seen.connected).toBe(false);
    await clock.advance(60_000);
    expect(seen.desk).toBeUndefined();
    pair[1] = of(bridge);
    await clock.advance(5_000);
    expect(seen.connected).toBe(true);
    expect(seen.desk?.agent.signedIn).toBe(true);
  });

  it('gives up a request that is never answered', async () => {
    const { bridge, clock } = createTestBridge();
    const silent: Answer = ({ signal }) =>
      new Promise((_, reject) => signal.addEventListener('abort', () => reject(new Error('aborted'))));
    const { seen } = await openDesk([silent, of(bridge)], { clock });
    expect(seen.desk).toBeUndefined();
    await clock.advance(12_000);
    expect(seen.desk).toBeDefined();
  });

  it('signs in again at a bridge that knows nobody', async () => {
    const [before, after] = [createTestBridge(), createTestBridge()];
    const pair = [of(before.bridge), standby];
    const { seen, asked } = await openDesk(pair, { clock: before.clock });
    pair.splice(0, 2, gone, of(after.bridge));
    const asWas = asked.length;
    await before.clock.advance(20_000);
    expect(asked.slice(asWas, asWas + 4)).toEqual(['0/desk', '1/desk', '1/commands', '1/desk']);
    expect(seen.refusal).toBeUndefined();
  });

  it('ends where the key is refused', async () => {
    const { bridge, clock } = createTestBridge();
    const { seen, asked } = await openDesk([of(bridge)], { clock, key: 'another key' });
    expect(seen.refusal?.code).toBe('key');
    await clock.advance(60_000);
    expect(asked).toEqual(['0/commands']);
  });

  it('ends where the agent signed out in another window', async () => {
    const { bridge, clock } = createTestBridge();
    const first = await openDesk([of(bridge)], { clock });
    const second = await openDesk([of(bridge)], { clock });
    await second.client.leave();
    await settle();
    expect(first.seen.refusal).toEqual({ code: 'agent', message: 'You signed out somewhere else.' });
    expect(second.seen.refusal).toBeUndefined();
  });

  it('leaves no timer and no request behind', async () => {
    const { bridge, clock } = createTestBridge();
    const atRest = clock.pendingTimers;
    const { client, asked } = await openDesk([of(bridge)], { clock });
    expect(clock.pendingTimers).toBeGreaterThan(atRest);
    client.close();
    await settle();
    expect(clock.pendingTimers).toBe(atRest);
    const before = asked.length;
    await clock.advance(60_000);
    expect(asked.length).toBe(before);
  });
});

describe('a command', () => {
  it('is told in the bridge’s own words when it is refused', async () => {
    const { bridge, clock } = createTestBridge();
    const { client } = await openDesk([of(bridge)], { clock });
    expect(await client.act({ command: 'pickUp', interactionId: '77' })).toBe('This interaction no longer exists.');
  });

  it('is not given again where it may have arrived and a repeat would do harm', async () => {
    const { client, asked } = await openDesk([gone, gone]);
    const before = asked.length;
    const transfer = { command: 'transfer', interactionId: '1', to: { queue: 'Support' } } as const;
    expect(await client.act(transfer)).toContain('No bridge answered');
    expect(asked.slice(before)).toHaveLength(1);
  });

  it('waits for a bridge to become active where none has done anything with it', async () => {
    const { bridge, clock } = createTestBridge();
    const pair = [of(bridge), standby];
    const { client, seen } = await openDesk(pair, { clock });
    await Visitor.start(bridge);
    await settle();
    const interactionId = seen.desk?.interactions[0]?.interactionId ?? '';
    pair[0] = standby;
    const pickingUp = client.act({ command: 'pickUp', interactionId });
    await clock.advance(100);
    pair[1] = of(bridge);
    await clock.advance(1_000);
    expect(await pickingUp).toBeUndefined();
  });

  it('that says something arrives once and in order, whatever becomes of single requests', async () => {
    const { bridge, clock } = createTestBridge();
    const pair = [of(bridge), standby];
    const { client, seen } = await openDesk(pair, { clock });
    await Visitor.start(bridge);
    await settle();
    const interactionId = seen.desk?.interactions[0]?.interactionId ?? '';
    await client.act({ command: 'pickUp', interactionId });
    // The first request is lost on its way there, the second on its way back.
    pair[0] = () => {
      pair[0] = async (request) => {
        pair[0] = of(bridge);
        await bridge.fetchPrivate(request);
        throw new TypeError('cut off');
      };
      return Promise.reject(new TypeError('refused'));
    };
    const say = (text: string) =>
      client.act({ command: 'sendText', interactionId, text, commandId: `command-${text}-000000000` });
    const saying = [say('one'), say('two')];
    await clock.advance(5_000);
    expect(await Promise.all(saying)).toEqual([undefined, undefined]);
    const said = seen.desk?.interactions[0]?.lines.filter(({ from }) => from === 'agent').map(({ text }) => text);
    expect(said).toEqual(['one', 'two']);
  });

  it('that says the agent is typing is old news after one round', async () => {
    const { client, asked } = await openDesk([standby, standby]);
    const before = asked.length;
    await client.act({ command: 'typing', interactionId: '1', typing: true });
    expect(asked.slice(before)).toHaveLength(2);
  });
});
