import { describe, expect, test } from 'vitest';
import { Agent, createTestBridge, Visitor } from '../testing/test-bridge.js';
import { pollWait, type Pace } from './poll-wait.js';

const quiet: Pace = {
  usualMs: 2_000,
  isAdaptive: true,
  hasMore: false,
  isAgentTyping: false,
  sinceTextMs: Infinity,
  quietMs: 0,
  goneAfterMs: 90_000,
};

describe('the pause between two polls', () => {
  test.each<[string, Partial<Pace>, number]>([
    ['is the usual one', {}, 2_000],
    ['is short while an agent types', { isAgentTyping: true }, 500],
    ['is short just after a text of the visitor', { sinceTextMs: 9_999 }, 500],
    ['is the usual one ten seconds after it', { sinceTextMs: 10_000 }, 2_000],
    ['is the usual one within a minute of silence', { quietMs: 59_999 }, 2_000],
    ['is twice as long after a minute of silence', { quietMs: 60_000 }, 4_000],
    ['is three times as long after two minutes', { quietMs: 120_000 }, 6_000],
    ['is never longer than ten seconds by itself', { quietMs: 120_000, usualMs: 5_000 }, 10_000],
    ['is never shorter than an administrator wants it in silence', { quietMs: 120_000, usualMs: 30_000 }, 30_000],
    ['is short for whoever types into a long silence', { quietMs: 120_000, isAgentTyping: true }, 500],
    ['stays below the usual one where that is shorter still', { isAgentTyping: true, usualMs: 250 }, 250],
    [
      'leaves time for a missed poll before the visitor counts as gone',
      { quietMs: 120_000, goneAfterMs: 10_000 },
      3_333,
    ],
    ['is hurried while more waits', { hasMore: true, quietMs: 120_000 }, 250],
    ['is hurried while more waits, adaptive or not', { hasMore: true, isAdaptive: false }, 250],
    ['does not adapt by default', { isAdaptive: false, isAgentTyping: true, sinceTextMs: 0 }, 2_000],
    ['does not adapt to silence by default', { isAdaptive: false, quietMs: 120_000 }, 2_000],
  ])('%s', (_, over, expectedMs) => {
    expect(pollWait({ ...quiet, ...over })).toBe(expectedMs);
  });
});

describe('on the wire', () => {
  async function talk(adaptive: 0 | 1) {
    const { bridge, clock } = createTestBridge({ parameters: { AdaptivePolling: adaptive } });
    const agent = await Agent.signIn(bridge);
    const visitor = await Visitor.start(bridge);
    const interactionId = await agent.pickUp();
    const waits: Record<string, number> = {};
    const note = async (when: string) => (waits[when] = (await visitor.poll()).pollWaitSuggestion);
    await note('in between');
    await agent.do({ command: 'typing', interactionId, typing: true });
    await note('while the agent types');
    await agent.do({ command: 'sendText', interactionId, text: 'Hello' });
    await note('after the agent has spoken');
    waits['in the echo'] = (await visitor.send('Hi')).pollWaitSuggestion;
    await clock.advance(9_000);
    await note('within ten seconds');
    await clock.advance(1_000);
    await note('after ten seconds');
    for (const after of ['one minute', 'two minutes']) {
      await clock.advance(60_000);
      await note(`after ${after}`);
    }
    await visitor.type(true);
    await note('once the visitor types');
    await agent.do({ command: 'disconnect', interactionId });
    await note('after the end');
    return waits;
  }

  test('follows what happens in the conversation when that is switched on', async () => {
    expect(await talk(1)).toEqual({
      'in between': 2_000,
      'while the agent types': 500,
      'after the agent has spoken': 2_000,
      'in the echo': 500,
      'within ten seconds': 500,
      'after ten seconds': 2_000,
      'after one minute': 4_000,
      'after two minutes': 6_000,
      'once the visitor types': 2_000,
      'after the end': 2_000,
    });
  });

  test('is always the same when it is not', async () => {
    expect(new Set(Object.values(await talk(0)))).toEqual(new Set([2_000]));
  });
});
