/** What is stored must cost neither the start nor the chats of today: start-up, takeover, and both at three sizes. */
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { defaultParameters } from '@footbridge/bridge';
import { median, type Measurement } from './budgets.ts';
import { answersAfter, startCommand, type Command } from './command.ts';
import { createDataFolder, idOf } from './history.ts';
import { HttpConnection } from './http-connection.ts';

const CONFIGURATION = '/websvcs/serverConfiguration';
const STORED = [1_000, 10_000, 100_000] as const;
const OPEN_CHATS = 10_000;
const ROUNDS = 40;
const POLLS_A_ROUND = 100;
const STARTS_A_ROUND = 5;

interface Cost {
  readonly stored: number;
  readonly startUpMs: number;
  readonly pollMs: number;
  readonly startMs: number;
}

export async function measureHistory(): Promise<Measurement[]> {
  const costs = await costsOf(STORED);
  const [first, last] = [costs.at(0), costs.at(-1)];
  if (!first || !last) throw new Error('Nothing was measured.');
  const note = (figure: (cost: Cost) => number): string =>
    costs.map((cost) => `${cost.stored}: ${figure(cost).toFixed(2)} ms`).join(', ');
  const sizes = `${first.stored} to ${last.stored} stored interactions`;
  return [
    {
      name: 'startUpMs',
      what: `start to first answer, ${last.stored} stored interactions`,
      value: last.startUpMs,
      unit: 'ms',
      note: note(({ startUpMs }) => startUpMs),
    },
    {
      name: 'historyPollRatio',
      what: `growth of a poll's time, ${sizes}`,
      value: last.pollMs / first.pollMs,
      unit: 'ratio',
      note: note(({ pollMs }) => pollMs),
    },
    {
      name: 'historyStartRatio',
      what: `growth of a chat start's time, ${sizes}`,
      value: last.startMs / first.startMs,
      unit: 'ratio',
      note: note(({ startMs }) => startMs),
    },
  ];
}

/** All sizes at once and in turns, so that they meet the same machine. */
async function costsOf(sizes: readonly number[]): Promise<Cost[]> {
  const worlds = sizes.map((stored) => ({ stored, ...createDataFolder({ ended: stored, live: 1 }) }));
  const costs: Cost[] = [];
  const servers: Server[] = [];
  for (const { stored, folder } of worlds) servers.push(await openServer(stored, folder));
  for (let round = 0; round < ROUNDS; round += 1) {
    for (const server of servers) await measureRound(server);
  }
  for (const { stored, command, connection, startUpMs, pollsMs, startsMs } of servers) {
    costs.push({ stored, startUpMs, pollMs: median(pollsMs), startMs: median(startsMs) });
    connection.close();
    await command.kill();
  }
  for (const { remove } of worlds) remove();
  return costs;
}

interface Server {
  readonly stored: number;
  readonly command: Command;
  readonly connection: HttpConnection;
  readonly startUpMs: number;
  readonly pollsMs: number[];
  readonly startsMs: number[];
}

async function openServer(stored: number, folder: string): Promise<Server> {
  const limits = Object.keys(defaultParameters).filter((name) => /^Max.*Allowed/.test(name));
  const parameters = Object.fromEntries(limits.map((name) => [name, 1_000_000]));
  const config = join(folder, 'bridge.json');
  writeFileSync(config, JSON.stringify({ parameters }));
  const startUpsMs: number[] = [];
  for (let time = 0; time < 3; time += 1) {
    const fromMs = performance.now();
    const command = await startCommand(folder, ['--recovery', '--config', config]);
    startUpsMs.push(await answersAfter(command, CONFIGURATION, 200, fromMs));
    await command.kill();
  }
  const command = await startCommand(folder, ['--recovery', '--config', config]);
  await answersAfter(command, CONFIGURATION, 200, performance.now());
  const connection = await HttpConnection.open(command.port);
  return { stored, command, connection, startUpMs: median(startUpsMs), pollsMs: [], startsMs: [] };
}

async function measureRound({ stored, connection, pollsMs, startsMs }: Server): Promise<void> {
  const path = `/websvcs/chat/poll/${idOf('participant', stored)}`;
  for (let poll = 0; poll < POLLS_A_ROUND; poll += 1) pollsMs.push(await timeOf(() => connection.get(path)));
  const body = { supportedContentTypes: 'text/plain', participant: { name: 'Ann' }, target: 'Marketing' };
  for (let start = 0; start < STARTS_A_ROUND; start += 1) {
    startsMs.push(await timeOf(() => connection.post('/websvcs/chat/start', body)));
  }
}

async function timeOf(ask: () => Promise<string>): Promise<number> {
  const fromMs = performance.now();
  const answer = await ask();
  const tookMs = performance.now() - fromMs;
  if (!answer.includes('"success"')) throw new Error(`A request was answered with: ${answer.slice(-200)}`);
  return tookMs;
}

/** The active one of a pair dies with open chats; the clock runs until the other answers a visitor of one of them. */
export async function measureTakeover(): Promise<Measurement> {
  const { folder, remove } = createDataFolder({ ended: 0, live: OPEN_CHATS });
  const active = await startCommand(folder, ['--pair', '--recovery']);
  await answersAfter(active, CONFIGURATION, 200, performance.now());
  const standby = await startCommand(folder, ['--pair', '--recovery']);
  await answersAfter(standby, CONFIGURATION, 503, performance.now());
  const fromMs = performance.now();
  await active.kill();
  const tookMs = await answersAfter(standby, `/websvcs/chat/poll/${idOf('participant', 0)}`, 200, fromMs);
  await standby.kill();
  remove();
  return {
    name: 'takeoverMs',
    what: `death of the active bridge to the other's first answer, ${OPEN_CHATS} open chats`,
    value: tookMs,
    unit: 'ms',
    note: 'three seconds of it are the lease',
  };
}
