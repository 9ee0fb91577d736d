/** One server: a bridge that can be stopped, crash, and come back. */
import {
  createBridge,
  createLease,
  systemRandomBytes,
  type Bridge,
  type BridgeOptions,
  type Clock,
  type Lease,
} from '@footbridge/bridge/core';

export interface MockServer {
  /** Where it is asked, as clients are told. */
  readonly address: string;
  /** `down`: nobody answers there. */
  readonly role: 'active' | 'standby' | 'down';
  /** Ends it as an operator does: the other one of a pair takes over at once. */
  stop(): void;
  /** Ends it as a power cut does: the other one takes over once it has been silent for 3 seconds. */
  crash(): void;
  /** Leaves its work to the other one of a pair, and stands by. */
  stepDown(): void;
  /** Starts it again, with everything that was kept. Does nothing where it is up. */
  start(): void;
}

interface Run {
  readonly bridge: Bridge;
  readonly clock: ReturnType<typeof stoppable>;
  readonly lease: Lease | undefined;
}

type OwnOptions = Omit<BridgeOptions, 'lease' | 'clock'> & { readonly clock: Clock };

export function createMockServer(address: string, options: OwnOptions, isPaired: boolean) {
  let run: Run | undefined;

  function end(): void {
    run?.clock.stop();
    run = undefined;
  }

  const server: MockServer & { readonly bridge: Bridge | undefined } = {
    address,
    get role() {
      return run?.bridge.role ?? 'down';
    },
    get bridge() {
      return run?.bridge;
    },
    stop() {
      run?.bridge.dispose();
      end();
    },
    crash: end,
    stepDown: () => void run?.lease?.stepDown(),
    start() {
      if (run) return;
      const clock = stoppable(options.clock);
      const { store, randomBytes = systemRandomBytes } = options;
      const lease = isPaired ? createLease({ table: store, clock, randomBytes }) : undefined;
      run = { bridge: createBridge({ ...options, clock, ...(lease && { lease }) }), clock, lease };
    },
  };
  server.start();
  return server;
}

/** A clock of which no timer fires any more once it is stopped. */
function stoppable(clock: Clock): Clock & { stop(): void } {
  let isStopped = false;
  return {
    now: () => clock.now(),
    monotonic: () => clock.monotonic(),
    setTimeout: (callback, delayMs) => clock.setTimeout(() => isStopped || callback(), delayMs),
    clearTimeout: (id) => clock.clearTimeout(id),
    stop: () => {
      isStopped = true;
    },
  };
}
