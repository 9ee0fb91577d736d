import { afterAll, describe, expect, test } from 'vitest';
import { createMemoryStore } from '../store/memory-store.js';
import { askCallback, CallbackVisitor } from '../testing/callback-visitor.js';
import { Agent, createTestBridge } from '../testing/test-bridge.js';
import { createPair, sharedStores } from '../testing/test-pair.js';
import type { VirtualClock } from '../testing/virtual-clock.js';

const MINUTE_MS = 60_000;
const UNKNOWN = { status: { type: 'failure', reason: 'error.websvc.unknownEntity.session' } };
const inMinutes = (clock: VirtualClock, minutes: number): string =>
  new Date(clock.now() + minutes * MINUTE_MS).toISOString();

describe('another time for a callback', () => {
  test('closes the request that agents know, and a new one carries it under the same ids', async () => {
    const store = createMemoryStore();
    const { bridge, clock } = createTestBridge({ store });
    const visitor = await CallbackVisitor.create(bridge);
    const bo = await Agent.signIn(bridge, 'Bo');
    const oldId = await bo.pickUp();
    const preferredTime = inMinutes(clock, 30);
    expect(await visitor.reschedule(preferredTime)).toEqual({ status: { type: 'success' } });
    expect(await visitor.status()).toMatchObject({
      preferredTime,
      acdStatus: { interactionState: 'Snoozed', estimatedCallbackTime: 1_800 },
    });
    const [old, successor] = (await bo.desk()).interactions;
    expect(old).toMatchObject({ interactionId: oldId, state: 'ended', endReason: 'rescheduled' });
    expect(successor).toMatchObject({
      state: 'snoozed',
      visitorName: 'Ola N.',
      number: '+47 555 01 22',
      callback: { subject: 'Dishwasher leaks', preferredTime, retries: 0 },
    });
    expect(successor?.interactionId).not.toBe(oldId);
    expect(store.readLog({ interactionId: oldId, limit: 100 }).map(({ code }) => code)).toContain('RS');
    expect(await visitor.reconnect()).toMatchObject({ participantID: visitor.participantId });
    await clock.advance(30 * MINUTE_MS);
    expect(await visitor.state()).toBe('Alerting');
  });

  test('can be asked for again and again, and for now', async () => {
    const { bridge, clock } = createTestBridge();
    const visitor = await CallbackVisitor.create(bridge, { preferredTime: inMinutes(clock, 10) });
    await visitor.reschedule(inMinutes(clock, 20));
    await visitor.reschedule(inMinutes(clock, 5));
    await clock.advance(4 * MINUTE_MS);
    expect(await visitor.state()).toBe('Snoozed');
    await visitor.reschedule(inMinutes(clock, 0));
    expect(await visitor.state()).toBe('Waiting Agent');
    const bo = await Agent.signIn(bridge, 'Bo');
    expect((await bo.desk()).interactions).toHaveLength(1);
  });

  test('is set once, however often its request comes', async () => {
    const { bridge, clock } = createTestBridge();
    const visitor = await CallbackVisitor.create(bridge);
    const bo = await Agent.signIn(bridge, 'Bo');
    await bo.pickUp();
    const preferredTime = inMinutes(clock, 30);
    await Promise.all([visitor.reschedule(preferredTime), visitor.reschedule(preferredTime)]);
    expect((await bo.desk()).interactions).toHaveLength(2);
  });

  test('is refused once the callback has ended, too far ahead, and without an offset', async () => {
    const { bridge, clock } = createTestBridge();
    const visitor = await CallbackVisitor.create(bridge);
    const invalid = { status: { type: 'failure', reason: 'error.websvc.content.invalid' } };
    expect(await visitor.reschedule(inMinutes(clock, 8 * 24 * 60))).toEqual(invalid);
    expect(await visitor.reschedule('2026-01-05T10:00:00')).toEqual(invalid);
    expect(await visitor.state()).toBe('Waiting Agent');
    await visitor.disconnect();
    expect(await visitor.reschedule(inMinutes(clock, 5))).toEqual(UNKNOWN);
  });

  test('is nothing that a bridge knows which has this switched off', async () => {
    const { bridge, clock } = createTestBridge({ extensions: { callbackTime: false } });
    const visitor = await CallbackVisitor.create(bridge);
    expect(await visitor.reschedule(inMinutes(clock, 5))).toEqual({
      status: { type: 'failure', reason: 'error.websvc.unsupportedOperation' },
    });
  });

  test('leaves nothing behind when the visitor has the callback erased', async () => {
    const store = createMemoryStore();
    const { bridge, clock } = createTestBridge({ store });
    const visitor = await CallbackVisitor.create(bridge);
    await visitor.reschedule(inMinutes(clock, 5));
    await visitor.reschedule(inMinutes(clock, 6));
    await visitor.disconnect();
    expect(store.listEnded({ limit: 10 })).toHaveLength(3);
    expect(await askCallback(bridge, `erase/${visitor.participantId}`, '')).toMatchObject({
      status: { type: 'success' },
    });
    expect(store.listEnded({ limit: 10 })).toEqual([]);
  });
});

const { openings, clean } = sharedStores();
afterAll(clean);

test.each(Object.entries(openings))('another time survives a takeover on %s', async (_, open) => {
  const { a, b, advance } = createPair(open());
  const visitor = await CallbackVisitor.create(a.bridge);
  await visitor.reschedule(inMinutes(a.clock, 10));
  a.clock.isFrozen = true;
  await advance(4_000);
  visitor.bridge = b.bridge;
  expect(await visitor.reconnect()).toMatchObject({ participantID: visitor.participantId });
  expect(await visitor.state()).toBe('Snoozed');
  // The new one can be closed in its turn: its ids are its own in the store as well.
  await visitor.reschedule(inMinutes(b.clock, 20));
  await visitor.disconnect();
  expect(await visitor.disconnect()).toEqual({ status: { type: 'success' } });
  expect(await visitor.state()).toBe('error.websvc.unknownEntity.session');
});

test('a visitor can not fill the history by changing the time again and again', async () => {
  const { bridge } = createTestBridge();
  const visitor = await CallbackVisitor.create(bridge);
  const reasons = [];
  for (let minute = 10; minute < 20; minute += 1) {
    reasons.push((await visitor.reschedule(`2026-01-06T10:${minute}:00+00:00`)).status.reason);
  }
  expect(reasons.slice(0, 5)).toEqual(Array.from({ length: 5 }, () => undefined));
  expect(new Set(reasons.slice(5))).toEqual(new Set(['error.websvc.general.limit.MaxCallbacksAllowedPerUnitTime']));
});
