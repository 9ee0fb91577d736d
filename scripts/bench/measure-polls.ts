/** What polls cost: without news, by many open chats, and held. */
import { median, percentile, type Measurement } from './budgets.ts';
import { Child } from './child.ts';
import type { LoadRequest, Polled, Saturated } from './load.ts';
import {
  AGENT,
  AGENT_KEY,
  type Memory,
  type OpenChats,
  type ProcessorTime,
  type ServeRequest,
  type Serving,
} from './serve.ts';

const CHATS = 10_000;
const ROUNDS = 5;
const ROUND_MS = 3_000;
const POLL_EVERY_MS = 2_000;
const POLL_FOR_MS = 20_000;

const pathsOf = ({ participantIds, last }: OpenChats, query = ''): string[] =>
  participantIds.map((id) => `/websvcs/chat/poll/${id}?ack=${last}${query}`);

/**
 * What a second of one core answers, and then a bare route of the same answers, in turns, so that both meet the same
 * machine. It goes by the processor's time, so that nothing else that runs there counts.
 */
export async function measureIdlePolls(): Promise<Measurement> {
  const [bridge, bare, load] = [new Child('serve.ts'), new Child('serve.ts'), new Child('load.ts')];
  const ours = await bridge.ask<Serving>({ do: 'bridge' } satisfies ServeRequest);
  const chats = await bridge.ask<OpenChats>({ do: 'open chats', count: 100 } satisfies ServeRequest);
  const { headers, body } = chats;
  const theirs = await bare.ask<Serving>({ do: 'bare', headers, body } satisfies ServeRequest);
  const measure = async (server: Child, { port }: Serving): Promise<Rate> => {
    const timeOf = () => server.ask<ProcessorTime>({ do: 'measure processor time' } satisfies ServeRequest);
    const before = await timeOf();
    const request: LoadRequest = { do: 'saturate', port, paths: pathsOf(chats), forMs: ROUND_MS };
    const { answers, durationMs } = await load.ask<Saturated>(request);
    const after = await timeOf();
    return { aSecond: (answers * 1_000) / durationMs, aCoreSecond: answers / (after.seconds - before.seconds) };
  };
  await measure(bare, theirs);
  await measure(bridge, ours);
  const rounds: { readonly bare: Rate; readonly bridge: Rate }[] = [];
  for (let round = 0; round < ROUNDS; round += 1) {
    rounds.push({ bare: await measure(bare, theirs), bridge: await measure(bridge, ours) });
  }
  await Promise.all([bridge.stop(), bare.stop(), load.stop()]);
  const middle = (rate: (round: (typeof rounds)[number]) => number): string => median(rounds.map(rate)).toFixed(0);
  return {
    name: 'idlePollRatio',
    what: 'idle polls by a second of one core, as a part of a bare route',
    value: median(rounds.map((round) => round.bridge.aCoreSecond / round.bare.aCoreSecond)),
    unit: 'ratio',
    note:
      `${middle(({ bridge: { aCoreSecond } }) => aCoreSecond)} of ${middle(({ bare: { aCoreSecond } }) => aCoreSecond)}; ` +
      `by the clock ${middle(({ bridge: { aSecond } }) => aSecond)} of ${middle(({ bare: { aSecond } }) => aSecond)}`,
  };
}

interface Rate {
  /** Answers by the clock. */
  readonly aSecond: number;
  /** Answers by a second of the processor's time. */
  readonly aCoreSecond: number;
}

export async function measureOpenChats(): Promise<Measurement[]> {
  const [bridge, load] = [new Child('serve.ts', ['--expose-gc']), new Child('load.ts')];
  const { port, privatePort } = await bridge.ask<Serving>({ do: 'bridge' } satisfies ServeRequest);
  await bridge.ask<OpenChats>({ do: 'open chats', count: 10 } satisfies ServeRequest);
  const before = await bridge.ask<Memory>({ do: 'measure memory' } satisfies ServeRequest);
  const chats = await bridge.ask<OpenChats>({ do: 'open chats', count: CHATS } satisfies ServeRequest);
  const after = await bridge.ask<Memory>({ do: 'measure memory' } satisfies ServeRequest);
  const polls = await load.ask<Polled>({
    do: 'keep polling',
    port,
    paths: pathsOf(chats),
    everyMs: POLL_EVERY_MS,
    forMs: POLL_FOR_MS,
  } satisfies LoadRequest);
  const held = await load.ask<Polled>({
    do: 'hold',
    port,
    privatePort,
    paths: pathsOf(chats, '&wait=60000'),
    agent: AGENT,
    agentKey: AGENT_KEY,
    interactionIds: chats.interactionIds.slice(-CHATS),
  } satisfies LoadRequest);
  await Promise.all([bridge.stop(), load.stop()]);
  return [
    {
      name: 'openChatsPollP99Ms',
      what: `p99 of polls, ${CHATS} open chats asking every ${POLL_EVERY_MS / 1_000} s`,
      value: percentile(polls.latenciesMs, 0.99),
      unit: 'ms',
      note: summary(polls.latenciesMs),
    },
    {
      name: 'bytesPerChat',
      what: 'memory of an open chat, its first lines included',
      value: (after.bytes - before.bytes) / CHATS,
      unit: 'bytes',
      note: `${(after.bytes / 1_048_576).toFixed(0)} MB with ${CHATS} chats`,
    },
    {
      name: 'heldPollP99Ms',
      what: `p99 from an agent's sending to a held poll's answer, ${CHATS} held`,
      value: percentile(held.latenciesMs, 0.99),
      unit: 'ms',
      note: summary(held.latenciesMs),
    },
  ];
}

const summary = (latenciesMs: readonly number[]): string =>
  `median ${median(latenciesMs).toFixed(1)} ms, longest ${Math.max(...latenciesMs.slice(0, 100_000)).toFixed(1)} ms, ` +
  `${latenciesMs.length} answers`;
