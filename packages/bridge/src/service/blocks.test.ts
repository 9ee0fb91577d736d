import { describe, expect, test } from 'vitest';
import { createMemoryStore } from '../store/memory-store.js';
import { Operator } from '../testing/operator.js';
import { createTestBridge } from '../testing/test-bridge.js';
import { reachedFrom, tryCallback, tryChat, tryMessage, tryRegister } from '../testing/visitor-at.js';

const REFUSED = 'unsupportedOperation';
const ADDRESS = '203.0.113.7';

function blocking() {
  const store = createMemoryStore();
  const { bridge, clock } = createTestBridge({ store });
  const operator = new Operator(bridge);
  const blocked = reachedFrom(bridge, ADDRESS);
  /** Blocks whoever asks for the next chat. */
  async function block(visitor = blocked): Promise<string> {
    await tryChat(visitor);
    const interactionId = store.loadLive().at(-1)?.record.interactionId ?? '';
    return (await operator.post('block', { interactionId })).status === 200 ? interactionId : 'refused';
  }
  return { store, bridge, clock, operator, blocked, block };
}

describe('a blocked visitor', () => {
  test('can start nothing and make no account', async () => {
    const { blocked, block } = blocking();
    await block();
    const outcomes = [await tryChat(blocked), await tryCallback(blocked), await tryMessage(blocked)];
    expect([...outcomes, await tryRegister(blocked)]).toEqual([REFUSED, REFUSED, REFUSED, REFUSED]);
  });

  test('is nobody else', async () => {
    const { bridge, block } = blocking();
    await block();
    expect(await tryChat(reachedFrom(bridge, '203.0.113.8'))).toBe('success');
    expect(await tryChat(bridge)).toBe('success');
  });

  test('stays blocked when the bridge restarts, until the block is taken away', async () => {
    const { store, bridge, block } = blocking();
    const interactionId = await block();
    bridge.dispose();
    const restarted = createTestBridge({ store }).bridge;
    const visitor = reachedFrom(restarted, ADDRESS);
    expect(await tryChat(visitor)).toBe(REFUSED);
    const [entry] = store.all('blocks');
    expect((await new Operator(restarted).post('unblock', { blockId: entry?.addressHash })).status).toBe(200);
    expect(await tryChat(visitor)).toBe('success');
    expect(store.all('blocks')).toEqual([]);
    expect(store.readLog({ interactionId, limit: 100 }).map(({ code }) => code)).toContain('BX');
  });

  test('is kept without the address', async () => {
    const { store, block } = blocking();
    await block();
    expect(JSON.stringify([store.all('blocks'), store.readLog({ limit: 100 })])).not.toContain('203.0.113');
  });

  test('needs an address', async () => {
    const { bridge, store, block } = blocking();
    expect(await block(bridge)).toBe('refused');
    expect(store.all('blocks')).toEqual([]);
  });
});
