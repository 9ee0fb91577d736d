/** Whether a bridge grows, or breaks, by what is asked of it at random. */
import type { Measurement } from './budgets.ts';
import { Child } from './child.ts';
import type { Fuzzed, FuzzRequest } from './fuzz.ts';

const WARM_UP = 40_000;
const REQUESTS = 200_000;

export async function measureFuzz(): Promise<Measurement[]> {
  const bridge = new Child('fuzz.ts', ['--expose-gc']);
  const before = await bridge.ask<Fuzzed>({ do: 'fuzz', seed: 1, requests: WARM_UP } satisfies FuzzRequest);
  const after = await bridge.ask<Fuzzed>({ do: 'fuzz', seed: 2, requests: REQUESTS } satisfies FuzzRequest);
  await bridge.stop();
  const failed = Object.entries(after.statuses).filter(([status]) => Number(status) >= 500);
  return [
    {
      name: 'fuzzGrowthRatio',
      what: `memory after ${REQUESTS} random requests, as a part of before`,
      value: after.bytes / before.bytes,
      unit: 'ratio',
      note: `${megabytes(before)} MB after ${WARM_UP}, ${megabytes(after)} MB after ${WARM_UP + REQUESTS}`,
    },
    {
      name: 'fuzzFailures',
      what: `failures of the bridge's own among them`,
      value: failed.reduce((sum, [, count]) => sum + count, 0),
      unit: 'count',
      note: Object.entries(after.statuses)
        .map(([status, count]) => `${status}: ${count}`)
        .join(', '),
    },
  ];
}

const megabytes = ({ bytes }: Fuzzed): string => (bytes / 1_048_576).toFixed(1);
