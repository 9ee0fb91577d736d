import { describe, expect, test } from 'vitest';
import { createMemoryStore } from '../store/memory-store.js';
import { askRoot } from '../testing/callback-visitor.js';
import { Agent, createTestBridge, Visitor, type TestOptions } from '../testing/test-bridge.js';

interface WireQueue {
  readonly agentsAvailable?: number;
  readonly estimatedWaitTime?: number;
  readonly status: { readonly type: string; readonly reason?: string };
}

function queryBridge(options: TestOptions = {}) {
  const store = createMemoryStore();
  const { bridge, clock } = createTestBridge({ store, ...options });
  const query = (over: Readonly<Record<string, unknown>> = {}) =>
    askRoot<WireQueue>(bridge, 'queue/query', 'queue', { queueName: 'Marketing', queueType: 'Workgroup', ...over });
  const computed = () => store.readLog({ limit: 1_000 }).filter(({ code }) => code === 'ACD').length;
  return { bridge, clock, query, computed };
}

describe('a query about a queue', () => {
  test('answers how many agents are free and how long it takes', async () => {
    const { bridge, query } = queryBridge({ parameters: { QueueQueryTime: 0 } });
    expect(await query()).toEqual({ agentsAvailable: 0, estimatedWaitTime: 0, status: { type: 'success' } });
    await Visitor.start(bridge);
    const { estimatedWaitTime = 0 } = await query();
    expect(estimatedWaitTime).toBeGreaterThan(0);
    await Agent.signIn(bridge, 'Bo');
    expect(await query({ queueName: 'marketing' })).toMatchObject({ agentsAvailable: 1 });
  });

  test('says what it cannot be asked about', async () => {
    const { query } = queryBridge();
    const failure = (reason: string) => ({ status: { type: 'failure', reason } });
    expect(await query({ queueName: 'Nowhere' })).toEqual(failure('error.websvc.unknownEntity.invalidQueue'));
    for (const queueType of ['User', 'Station', 'System']) {
      expect(await query({ queueType })).toEqual(failure('error.websvc.unknownEntity.invalidQueueType'));
    }
    expect(await query({ queueName: '' })).toEqual(failure('error.websvc.content.invalid.missingData'));
  });

  test.each([
    { username: '', password: '' },
    { name: 'Anonymous User', credentials: null },
  ])('is asked for nobody in particular by every known client: %j', async (participant) => {
    const { query } = queryBridge();
    expect(await query({ participant })).toMatchObject({ status: { type: 'success' } });
    expect(await query({ participantName: 'Ann' })).toMatchObject({ status: { type: 'success' } });
  });

  test.each([
    [0, false],
    [1, true],
    [2, false],
    [3, true],
  ])('of an anonymous visitor under access control %i is answered: %s', async (access, isAnswered) => {
    const { query } = queryBridge({ parameters: { QueryQueueAccessControl: access } });
    expect((await query()).status).toEqual(
      isAnswered ? { type: 'success' } : { type: 'failure', reason: 'error.websvc.unsupportedOperation' },
    );
  });
});

describe("a queue's figures", () => {
  test('are computed once in five seconds, however often they are asked for', async () => {
    const { bridge, clock, query, computed } = queryBridge();
    for (let seconds = 0; seconds < 5; seconds += 1) {
      await query();
      await query({ queueName: 'MARKETING' });
      await clock.advance(999);
    }
    await Agent.signIn(bridge, 'Bo');
    expect(await query()).toMatchObject({ agentsAvailable: 0 });
    expect(computed()).toBe(1);
    await clock.advance(5);
    expect(await query()).toMatchObject({ agentsAvailable: 1 });
    expect(computed()).toBe(2);
  });

  test('are each queue its own', async () => {
    const { query, computed } = queryBridge();
    await query();
    await query({ queueName: 'Support' });
    expect(computed()).toBe(2);
  });

  test('leave the cache when nobody has asked for long', async () => {
    const { clock, query, computed } = queryBridge({
      parameters: { QueueQueryTime: 3_600, QueueQueryIdleAbortTime: 10 },
    });
    await query();
    await clock.advance(9_999);
    await query();
    expect(computed()).toBe(1);
    await clock.advance(10_000);
    await query();
    expect(computed()).toBe(2);
  });
});
