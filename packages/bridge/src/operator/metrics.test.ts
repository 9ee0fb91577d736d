import { expect, test } from 'vitest';
import { writeMetrics } from '../http/write-metrics.js';
import { createMemoryStore } from '../store/memory-store.js';
import { Operator } from '../testing/operator.js';
import { Agent, ask, askChat, createTestBridge, startBody, Visitor } from '../testing/test-bridge.js';

const valueOf = (metrics: string, sample: string): number | undefined => {
  const line = metrics.split('\n').find((candidate) => candidate.startsWith(`${sample} `));
  return line === undefined ? undefined : Number(line.slice(sample.length + 1));
};

test('metrics say what is going on and what has happened', async () => {
  const { bridge, clock } = createTestBridge({ parameters: { MaxActiveChatsAllowed: 2 } });
  const operator = new Operator(bridge);
  const agent = await Agent.signIn(bridge);
  await Visitor.start(bridge);
  await agent.pickUp();
  await agent.do({ command: 'signOut' });
  const visitor = await Visitor.start(bridge, { target: 'Support' });
  for (let time = 0; time < 3; time += 1) await askChat(bridge, 'chat/start', startBody());
  const { events } = await visitor.poll(-1);
  const held = ask(bridge, `chat/poll/${visitor.participantId}?ack=${events.at(-1)?.sequenceNumber}&wait=5000`);
  await clock.advance(1_000);
  const metrics = await operator.text('metrics');
  expect(valueOf(metrics, 'footbridge_active')).toBe(1);
  expect(valueOf(metrics, 'footbridge_uptime_seconds')).toBe(1);
  expect(valueOf(metrics, 'footbridge_interactions{tenant="",kind="chat",state="waiting"}')).toBe(2);
  expect(valueOf(metrics, 'footbridge_queue_waiting{tenant="",queue="Support"}')).toBe(1);
  expect(valueOf(metrics, 'footbridge_agents_signed_in{tenant=""}')).toBe(0);
  expect(valueOf(metrics, 'footbridge_held_polls{tenant=""}')).toBe(1);
  expect(valueOf(metrics, 'footbridge_events_total{tenant="",code="OP"}')).toBe(1);
  expect(valueOf(metrics, 'footbridge_refused_total{tenant="",reason="MaxActiveChatsAllowed"}')).toBe(3);
  expect(valueOf(metrics, 'footbridge_store_commits_total{tenant=""}')).toBeGreaterThan(3);
  await clock.advance(5_000);
  await held;
});

test('counters begin anew with the process, and gauges do not', async () => {
  const store = createMemoryStore();
  const first = createTestBridge({ store, recovery: true });
  await Visitor.start(first.bridge);
  first.bridge.dispose();
  const metrics = await new Operator(createTestBridge({ store, recovery: true }).bridge).text('metrics');
  expect(valueOf(metrics, 'footbridge_interactions{tenant="",kind="chat",state="waiting"}')).toBe(1);
  expect(metrics).not.toContain('code="CQ"');
});

test('counters survive a reload', async () => {
  const { bridge } = createTestBridge();
  const operator = new Operator(bridge);
  await Visitor.start(bridge);
  await operator.do('reload');
  expect(valueOf(await operator.text('metrics'), 'footbridge_events_total{tenant="",code="CQ"}')).toBe(1);
});

test('no label can break a line', () => {
  const samples = [{ labels: { queue: 'a "b"\\\nc' }, value: 1 }];
  expect(writeMetrics([{ name: 'x', type: 'gauge', help: 'Help.', samples }])).toBe(
    '# HELP x Help.\n# TYPE x gauge\nx{queue="a \\"b\\"\\\\\\nc"} 1\n',
  );
});
