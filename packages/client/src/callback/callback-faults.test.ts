import fc from 'fast-check';
import { expect, test } from 'vitest';
import { TestCentre } from '../testing/test-centre.js';
import type { Fault } from '../testing/test-network.js';
import { createCallbacks } from './create-callbacks.js';

const faults: readonly (Fault | undefined)[] = [
  undefined,
  'refused',
  'requestLost',
  'answerLost',
  'answerCut',
  'html',
  'redirect',
  404,
  500,
  502,
  503,
  { status: 429, retryAfter: '3' },
  { delayMs: 3_000 },
];

type Deed = 'kill' | 'cancel' | 'reschedule' | 'lookAway' | 'look' | 'wake';

const step = fc.record({
  /** What goes wrong with the next request of each kind. */
  fault: fc.constantFrom(...faults),
  what: fc.constantFrom('status', 'disconnect', 'reschedule', 'reconnect'),
  deed: fc.option(fc.constantFrom<Deed>('kill', 'cancel', 'reschedule', 'lookAway', 'look', 'wake'), {
    nil: undefined,
  }),
  thenMs: fc.integer({ min: 0, max: 15_000 }),
});

test('whatever goes wrong, page and server agree in the end, and a callback is never made twice', async () => {
  const story = fc.record({
    atCreation: fc.array(fc.constantFrom(...faults.slice(3)), { maxLength: 2 }),
    steps: fc.array(step, { maxLength: 8 }),
  });
  await fc.assert(
    fc.asyncProperty(story, async ({ atCreation, steps }) => {
      const centre = new TestCentre({ pair: true });
      const { footbridge } = centre.client();
      const callbacks = createCallbacks(footbridge);
      let unwatch = callbacks.watch();
      atCreation.forEach((fault) => fault && centre.network.disturbNext('callback/create', fault));
      const created = callbacks.create({ telephone: '+47 555 01 22' }).then(
        () => true,
        () => false,
      );
      await centre.clock.advance(60_000);
      if (!(await created)) {
        // Nobody could say whether it was made; that it was made twice can be ruled out.
        await centre.agent({ command: 'signIn' });
        expect((await centre.desk()).interactions.length).toBeLessThanOrEqual(1);
        return;
      }

      const deeds: Readonly<Record<Deed, () => void>> = {
        kill: () => centre.a.kill(),
        cancel: () => void callbacks.cancel().catch(() => undefined),
        reschedule: () => void callbacks.reschedule('2026-01-05T20:00:00Z').catch(() => undefined),
        lookAway: () => unwatch(),
        look: () => {
          unwatch();
          unwatch = callbacks.watch();
        },
        wake: () => callbacks.wake(),
      };
      for (const { fault, what, deed, thenMs } of steps) {
        if (fault) centre.network.disturbNext(`callback/${what}`, fault);
        if (deed) deeds[deed]();
        await centre.clock.advance(thenMs);
      }

      deeds.look();
      await centre.clock.advance(180_000);
      await centre.agent({ command: 'signIn' });
      const { interactions } = await centre.desk();
      const { snapshot } = callbacks;
      const there = interactions.map(({ state }) => state).filter((state) => state !== 'ended');
      expect(snapshot?.connection).toBe('connected');
      expect(['open', 'ended']).toContain(snapshot?.status);
      if (snapshot?.status === 'ended') expect([snapshot.endReason, there]).toEqual(['cancelled', []]);
      else expect(there).toHaveLength(1);
    }),
    { numRuns: 60, seed: 1 },
  );
});
