/** What connections cost on which nothing ends: the others' time, and the server's memory. */
import { percentile, type Measurement } from './budgets.ts';
import { Child } from './child.ts';
import type { Asked, HoardRequest, Hoarded } from './hoard.ts';
import type { Memory, ServeRequest, Serving } from './serve.ts';

const CONNECTIONS = 10_000;
const ASKED_MEANWHILE = 500;
const IN_ONE_LINE = 1_000;
const PATH = '/websvcs/serverConfiguration';

export async function measureHoarding(): Promise<Measurement[]> {
  const [bridge, hoarder, visitor] = [
    new Child('serve.ts', ['--expose-gc']),
    new Child('hoard.ts'),
    new Child('hoard.ts'),
  ];
  const { port } = await bridge.ask<Serving>({ do: 'bridge' } satisfies ServeRequest);
  const ask = (times: number) => visitor.ask<Asked>({ do: 'ask', port, path: PATH, times } satisfies HoardRequest);
  const memory = () => bridge.ask<Memory>({ do: 'measure memory' } satisfies ServeRequest);
  await ask(ASKED_MEANWHILE);
  const before = await memory();
  const { open } = await hoarder.ask<Hoarded>({ do: 'hoard', port, count: CONNECTIONS } satisfies HoardRequest);
  const meanwhile = await ask(ASKED_MEANWHILE);
  const during = await memory();
  const piped = await visitor.ask<Asked>({
    do: 'pipeline',
    port,
    path: PATH,
    times: IN_ONE_LINE,
  } satisfies HoardRequest);
  await hoarder.ask<Hoarded>({ do: 'wait until closed' } satisfies HoardRequest);
  const after = await memory();
  await Promise.all([bridge.stop(), hoarder.stop(), visitor.stop()]);
  return [
    {
      name: 'hoardedAnswerP99Ms',
      what: `p99 of others' answers, ${CONNECTIONS} connections half open`,
      value: percentile(meanwhile.latenciesMs, 0.99),
      unit: 'ms',
      note: `with ${IN_ONE_LINE} requests in one line ${percentile(piped.latenciesMs, 0.99).toFixed(1)} ms`,
    },
    {
      name: 'bytesPerHalfOpen',
      what: 'memory of a connection on which no request ends',
      value: (during.bytes - before.bytes) / open,
      unit: 'bytes',
      note: `${megabytes(during)} MB with ${open} of them`,
    },
    {
      name: 'hoardingLeftRatio',
      what: 'memory after they were closed, as a part of before',
      value: after.bytes / before.bytes,
      unit: 'ratio',
      note: `${megabytes(before)} MB before, ${megabytes(after)} MB after`,
    },
  ];
}

const megabytes = ({ bytes }: Memory): string => (bytes / 1_048_576).toFixed(1);
