import { expect, test } from 'vitest';
import { settle } from '../testing/virtual-clock.js';
import { createFairLine } from './fair-line.js';

/** A line whose work ends when the test says so. */
function slowLine(options: Parameters<typeof createFairLine>[0]) {
  const line = createFairLine(options);
  const begun: string[] = [];
  const refused: string[] = [];
  const endings: (() => void)[] = [];
  return {
    begun,
    refused,
    bring(whose: string, name: string): void {
      const work = () => {
        begun.push(name);
        return new Promise<string>((resolve) => endings.push(() => resolve(name)));
      };
      void line.run(whose, work).then((result) => result === undefined && refused.push(name));
    },
    async endOne(): Promise<void> {
      endings.shift()?.();
      await settle();
    },
  };
}

test('takes turns among those who wait, and keeps the order of each', async () => {
  const line = slowLine({ atOnce: 1, maxWaiting: 10 });
  for (const name of ['a1', 'a2', 'a3', 'a4']) line.bring('a', name);
  for (const name of ['b1', 'b2']) line.bring('b', name);
  line.bring('c', 'c1');
  for (let index = 0; index < 7; index += 1) await line.endOne();
  expect(line.begun).toEqual(['a1', 'a2', 'b1', 'c1', 'a3', 'b2', 'a4']);
});

test('turns away the latest of who has most in line, not somebody who comes new', async () => {
  const line = slowLine({ atOnce: 1, maxWaiting: 3 });
  for (const name of ['a1', 'a2', 'a3', 'a4', 'a5']) line.bring('a', name);
  line.bring('b', 'b1');
  await settle();
  expect(line.refused).toEqual(['a5', 'a4']);
  line.bring('c', 'c1');
  line.bring('d', 'd1');
  await settle();
  // By now nobody has more than one in line.
  expect(line.refused).toEqual(['a5', 'a4', 'a3', 'd1']);
  for (let index = 0; index < 4; index += 1) await line.endOne();
  expect(line.begun).toEqual(['a1', 'a2', 'b1', 'c1']);
});

test('has room again once everything is done', async () => {
  const line = slowLine({ atOnce: 2, maxWaiting: 0 });
  line.bring('a', 'a1');
  line.bring('a', 'a2');
  line.bring('a', 'a3');
  await settle();
  expect([line.begun, line.refused]).toEqual([['a1', 'a2'], ['a3']]);
  await line.endOne();
  await line.endOne();
  line.bring('a', 'a4');
  await settle();
  expect(line.begun).toEqual(['a1', 'a2', 'a4']);
});
