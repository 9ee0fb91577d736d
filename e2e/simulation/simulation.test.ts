import { describe, expect, test } from 'vitest';
import { runSeed } from './run-seed.ts';

const FIRST_SEED = 1;
const GROUPS = 15;
const SEEDS_OF_A_GROUP = 20;

describe('Whatever goes wrong between visitors and servers,', () => {
  test.each(Array.from({ length: GROUPS }, (_, group) => FIRST_SEED + group * SEEDS_OF_A_GROUP))(
    'nothing is lost, doubled or made up: twenty seeds from %i',
    async (first) => {
      for (let seed = first; seed < first + SEEDS_OF_A_GROUP; seed += 1) {
        const { failure, profile, story } = await runSeed(seed);
        expect(failure, `Again: npm run simulate -- --seed ${seed}\n${profile}\n${story.join('\n')}`).toBeUndefined();
      }
    },
    60_000,
  );
});

test('a seed tells the same story twice', async () => {
  const digests = [await runSeed(FIRST_SEED), await runSeed(FIRST_SEED)].map(({ digest }) => digest);
  expect(digests[0]).toBe(digests[1]);
});
