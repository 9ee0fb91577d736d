/** One run: five minutes of faults, then a minute and a half in which all is well, on one clock and with one source of chance. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createMemoryStore, openSqliteStore, type Store } from '@footbridge/bridge';
import { Agent } from './agent.ts';
import { FaultCounts, isOneOf, serverFaults, type Fault } from './faults.ts';
import { checkAgreement } from './final-check.ts';
import { Network } from './network.ts';
import { describeProfile, drawProfile, type Profile } from './profile.ts';
import { RecordOfTruth } from './record-of-truth.ts';
import { Server, type Disk } from './server.ts';
import { Timeline } from './timeline.ts';
import { Visitor } from './visitor.ts';
import { WireWatch, type Fail } from './wire-watch.ts';
import { Weather } from './weather.ts';
import { World } from './world.ts';

const STORY_LINES = 60;
const FAULTS_FOR_MS = 300_000;
/** A poll that hangs is given up after its hold and 12 s, and the longest pause between two rounds is 30 s. */
const QUIET_FOR_MS = 90_000;
/** Messages go out one after the other, however many were written meanwhile. */
const EACH_MESSAGE_MS = 3_000;
const AFTER_THE_END_MS = 60_000;

export interface Failure {
  readonly rule: string;
  readonly what: string;
}

export interface RunResult {
  readonly seed: number;
  readonly profile: string;
  readonly failure: Failure | undefined;
  readonly digest: string;
  readonly story: readonly string[];
  readonly faults: readonly (readonly [Fault, number])[];
  readonly recoveriesMs: readonly number[];
  readonly hasServerFaultsOnly: boolean;
  readonly requests: number;
  readonly lines: number;
}

export interface RunOptions {
  /** Tells the whole story, and not only the end of one that failed. */
  readonly isWhole?: boolean;
}

export async function runSeed(seed: number, { isWhole = false }: RunOptions = {}): Promise<RunResult> {
  const { profile, random } = drawProfile(seed);
  const timeline = new Timeline(isWhole ? Infinity : STORY_LINES);
  const world = new World(timeline);
  const counts = new FaultCounts();
  let failure: Failure | undefined;
  const fail: Fail = (rule, what) => {
    if (failure) return;
    failure = { rule, what };
    world.tell('CHECK', `${rule}: ${what}`);
  };
  const truth = new RecordOfTruth(world, fail);
  const { disk, close } = createDisk(profile, truth);
  const serverOf = (name: string) =>
    new Server({
      name,
      world,
      disk,
      random: random.fork(),
      profile,
      logged: (line) => visitors.forEach(({ wire }) => wire.logged(line)),
    });
  const visitors: Visitor[] = [];
  const servers = [serverOf('a'), serverOf('b')] as const;
  const network = new Network({ world, servers, profile, random: random.fork(), counts });
  const agents = ['alicia', 'bruno'].map(
    (name) => new Agent({ name, world, servers, truth, profile, random: random.fork(), fail }),
  );
  for (const server of servers) server.start();
  for (let number = 1; number <= profile.visitors; number += 1) {
    const name = `v${number}`;
    const wire = new WireWatch(name, world, profile, truth, fail);
    visitors.push(new Visitor({ name, world, network, profile, random: random.fork(), truth, wire, fail }));
  }
  const [first, ...others] = visitors;
  if (!first) throw new Error('Nobody visits.');
  const weather = new Weather({
    world,
    servers,
    disk,
    network,
    visitors: [first, ...others],
    profile,
    random: random.fork(),
    counts,
  });
  world.afterStep = () => noteReadiness(world, servers, network, visitors);
  const isDone = () => failure !== undefined;

  try {
    await world.run(FAULTS_FOR_MS, isDone);
    weather.clear();
    for (const person of [...visitors, ...agents]) person.rest();
    const waiting = visitors.reduce((sum, { waitingMessages }) => sum + waitingMessages, 0);
    await world.run(FAULTS_FOR_MS + QUIET_FOR_MS + waiting * EACH_MESSAGE_MS, isDone);
    if (!failure) for (const visitor of visitors) checkAgreement(visitor, profile, truth, world.nowMs, fail);
    if (!failure) await end(world, visitors, fail, isDone);
  } catch (cause) {
    fail('C0', `something was thrown: ${cause instanceof Error ? (cause.stack ?? cause.message) : String(cause)}`);
  } finally {
    for (const server of servers) server.kill();
    for (const { footbridge } of visitors.flatMap(({ pages }) => pages)) footbridge.dispose();
    close();
  }
  return {
    seed,
    profile: describeProfile(profile),
    failure,
    digest: timeline.digest,
    story: failure || isWhole ? timeline.story : [],
    faults: counts.entries(),
    recoveriesMs: visitors.flatMap(({ wire }) => wire.recoveriesMs),
    hasServerFaultsOnly: [...profile.rates.keys()].every((fault) => isOneOf(serverFaults, fault)),
    requests: visitors.reduce((sum, { wire }) => sum + wire.requestsSent, 0),
    lines: [...truth.chats.values()].reduce((sum, { lines }) => sum + lines.length, 0),
  };
}

/** Every visitor leaves; then there is nothing more to be heard of them. */
async function end(world: World, visitors: readonly Visitor[], fail: Fail, isDone: () => boolean): Promise<void> {
  for (const { name, wire, pages } of visitors) {
    const open = pages.filter(({ footbridge }) => footbridge.snapshot.chat?.status === 'open');
    open[0]?.footbridge.leave().catch(() => {});
    await world.run(world.nowMs + AFTER_THE_END_MS, isDone);
    for (const { footbridge } of open) {
      if (footbridge.snapshot.chat?.status === 'ended') continue;
      fail('I11', `${name}: left, and the chat is ${footbridge.snapshot.chat?.status}`);
    }
    if (open.length > 0 && wire.chat?.record.state !== 'ended')
      fail('I11', `${name}: left, and the server has the chat`);
    for (const { footbridge } of pages) footbridge.dispose();
    wire.isClosed = true;
    for (const { tab } of pages) {
      if (tab.clock.pendingTimers > 0) fail('I12', `${name}: ${tab.clock.pendingTimers} timers are left after the end`);
      if (tab.listenersLeft > 0) fail('I12', `${name}: the page is still listened to`);
    }
    if (wire.requestsOpen > 0) fail('I12', `${name}: ${wire.requestsOpen} requests are open after the end`);
    await world.run(world.nowMs + AFTER_THE_END_MS, isDone);
  }
}

/** Notes since when each visitor could be answered. */
function noteReadiness(world: World, servers: readonly Server[], network: Network, visitors: readonly Visitor[]): void {
  const ready = servers.some((server) => server.active && network.wayTo(server.name) === 'open');
  for (const { pages, wire } of visitors) {
    if (!ready || pages.every(({ tab }) => tab.clock.isFrozen)) wire.canBeAnsweredSinceMs = undefined;
    else wire.canBeAnsweredSinceMs ??= world.nowMs;
  }
}

function createDisk({ isOnDisk }: Profile, truth: RecordOfTruth): { readonly disk: Disk; readonly close: () => void } {
  const kept = (batch: Parameters<RecordOfTruth['take']>[0]): void => truth.take(batch);
  if (!isOnDisk) {
    const store = createMemoryStore();
    return { disk: { open: () => store, trouble: undefined, kept }, close: () => {} };
  }
  const folder = mkdtempSync(join(tmpdir(), 'footbridge-simulation-'));
  const stores: Store[] = [];
  const open = (): Store => {
    const store = openSqliteStore(join(folder, 'bridge.sqlite'), { shared: true });
    stores.push(store);
    return store;
  };
  return {
    disk: { open, trouble: undefined, kept },
    close() {
      for (const store of stores) store.close();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}
