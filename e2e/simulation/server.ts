/**
 * One machine of the pair and the bridge process on it, which can be killed, paused and started again at any step. The bridge
 * is the real one; what is simulated is the machine.
 */
import {
  BridgeError,
  createBridge,
  createLease,
  type Batch,
  type Bridge,
  type Lease,
  type Store,
} from '@footbridge/bridge';
import { NodeClock } from './node-clock.ts';
import type { Profile } from './profile.ts';
import type { Random } from './random.ts';
import type { World } from './world.ts';

export const AGENT_KEY = 'the-key-of-the-agents';

/** The disk that both machines share. */
export interface Disk {
  open(): Store;
  /** Why nothing can be written now. */
  trouble: 'store-failed' | 'store-busy' | undefined;
  /** Told of every batch that was kept. */
  kept(batch: Batch): void;
}

export interface WireCall {
  readonly method: string;
  readonly path: string;
  readonly headers: Headers;
  readonly body: string | undefined;
}

export interface WireAnswer {
  readonly status: number;
  readonly headers: Headers;
  readonly body: string;
}

/** `reset`: the connection was cut. `refused`: nobody listens. `silence`: nothing will ever come. */
export type ServeEnd = WireAnswer | 'reset' | 'refused' | 'silence';

interface Process {
  readonly clock: NodeClock;
  readonly bridge: Bridge;
  readonly lease: Lease;
  readonly open: Set<(end: ServeEnd) => void>;
}

export interface ServerOptions {
  readonly name: string;
  readonly world: World;
  readonly disk: Disk;
  readonly random: Random;
  readonly profile: Profile;
  /** Told of every line of its log. */
  readonly logged: (line: string) => void;
}

export class Server {
  readonly name: string;
  readonly #options: ServerOptions;
  #process: Process | undefined;
  /** The whole machine is off: connections are not even refused. */
  #isPoweredOff = false;
  #diesAtCommit = false;

  constructor(options: ServerOptions) {
    this.name = options.name;
    this.#options = options;
  }

  get isRunning(): boolean {
    return this.#process !== undefined;
  }

  get isPaused(): boolean {
    return this.#process?.clock.isFrozen ?? false;
  }

  /** The bridge, where it is the one to ask and can answer. */
  get active(): Bridge | undefined {
    const { bridge } = this.#process ?? {};
    return bridge?.role === 'active' && !this.isPaused ? bridge : undefined;
  }

  start(): void {
    if (this.#process) return;
    const { world, random, profile, logged } = this.#options;
    const clock = new NodeClock(world);
    const store = this.#watch(this.#options.disk.open(), clock);
    const lease = createLease({ table: store, clock, randomBytes: random.bytes });
    this.#isPoweredOff = false;
    this.#diesAtCommit = false;
    world.tell(this.name, 'starts');
    const bridge = createBridge({
      store,
      lease,
      clock,
      randomBytes: random.bytes,
      endOfTurn: clock.endOfTurn,
      agentKey: AGENT_KEY,
      recovery: true,
      extensions: profile.extensions,
      parameters: {
        MaxPollFrequency: profile.maxPollFrequencyMs,
        AdaptivePolling: profile.isAdaptive ? 1 : 0,
        MaxInteractionsAllowedPerUnitTimePerIP: 1_000,
        MaxInteractionsAllowedPerUnitTime: 1_000,
        MaxInteractionsAllowedPerIP: 1_000,
      },
      log: (level, message) => {
        if (clock.isStopped) return;
        logged(message);
        world.tell(this.name, `log: ${level}: ${message}`);
      },
    });
    this.#process = { clock, bridge, lease, open: new Set() };
  }

  /** Ends the process as SIGKILL does, or the machine as a power cut does. */
  kill(isPowerCut = false): void {
    const process = this.#process;
    if (!process) return;
    this.#options.world.tell(this.name, isPowerCut ? 'loses its power' : 'is killed');
    process.clock.stop();
    this.#process = undefined;
    this.#isPoweredOff = isPowerCut;
    for (const end of process.open) end(isPowerCut ? 'silence' : 'reset');
  }

  /** Lets the next commit be the last thing that the process does. */
  killAtNextCommit(isWanted = true): void {
    this.#diesAtCommit = isWanted;
  }

  /** Ends the process as SIGTERM does: what is pending is kept and answered first. */
  shutDown(): void {
    const process = this.#process;
    if (!process || process.clock.isFrozen) return;
    this.#options.world.tell(this.name, 'shuts down');
    process.bridge.dispose();
    // What it has answered by then still goes out.
    process.clock.endOfTurn(() => {
      if (this.#process === process) this.kill();
    });
  }

  /** An operator hands the work over to the other. */
  stepDown(): void {
    const lease = this.#process?.lease;
    if (!lease || this.isPaused) return;
    this.#options.world.tell(this.name, 'is told to step down');
    lease.stepDown();
  }

  pause(): void {
    if (!this.#process || this.isPaused) return;
    this.#options.world.tell(this.name, 'is paused');
    this.#process.clock.freeze();
  }

  resume(): void {
    if (!this.isPaused) return;
    this.#options.world.tell(this.name, 'goes on');
    this.#process?.clock.thaw();
  }

  /** Serves one request; answers how to tell it that nobody waits any more. */
  serve(call: WireCall, what: string, address: string, ended: (end: ServeEnd) => void): () => void {
    const process = this.#process;
    if (!process) {
      ended(this.#isPoweredOff ? 'silence' : 'refused');
      return () => {};
    }
    const controller = new AbortController();
    const end = (how: ServeEnd): void => {
      if (process.open.delete(end)) ended(how);
    };
    process.open.add(end);
    process.clock.run(() => {
      this.#options.world.tell(this.name, `takes ${what}`);
      const { path, method, headers, body } = call;
      const request = new Request(`http://bridge.example${path}`, {
        method,
        headers,
        signal: controller.signal,
        ...(body !== undefined && { body }),
      });
      void answer(process.bridge, request, address).then((answered) => process.clock.run(() => end(answered)));
    });
    return () => process.clock.run(() => controller.abort());
  }

  /** Its store, which says no when the disk does, and dies when it is told to. */
  #watch(store: Store, clock: NodeClock): Store {
    const { disk } = this.#options;
    const write = <Result>(work: () => Result): Result => {
      if (clock.isStopped) throw new BridgeError('store-failed', 'The process is dead.');
      if (disk.trouble) throw new BridgeError(disk.trouble, 'The disk says no.');
      return work();
    };
    return {
      ...store,
      takeLease: (seen, epoch) => write(() => store.takeLease(seen, epoch)),
      renewLease: (epoch) => write(() => store.renewLease(epoch)),
      releaseLease: (epoch) => write(() => store.releaseLease(epoch)),
      commit: (batch, epoch) => {
        write(() => store.commit(batch, epoch));
        for (const text of textsOf(batch)) this.#options.world.tell(this.name, `keeps "${text}"`);
        disk.kept(batch);
        if (this.#diesAtCommit) this.kill();
      },
    };
  }
}

const textsOf = ({ interactions }: Batch): readonly string[] =>
  interactions.flatMap(({ newEvents }) =>
    newEvents.flatMap(({ body, again }) => (body.type === 'text' && !again ? [body.text] : [])),
  );

async function answer(bridge: Bridge, request: Request, address: string): Promise<WireAnswer> {
  const response = await bridge.fetch(request, { address });
  return { status: response.status, headers: response.headers, body: await response.text() };
}
