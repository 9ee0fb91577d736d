/** Lets the faults of servers, network and browsers come and go, each at its own times, until the sky clears. */
import {
  browserFaults,
  isOneOf,
  networkFaults,
  serverFaults,
  type BrowserFault,
  type Fault,
  type FaultCounts,
  type NetworkFault,
  type ServerFault,
} from './faults.ts';
import type { Network } from './network.ts';
import type { Profile } from './profile.ts';
import type { Random } from './random.ts';
import type { Disk, Server } from './server.ts';
import type { Visitor } from './visitor.ts';
import type { World } from './world.ts';

export interface WeatherOptions {
  readonly world: World;
  readonly servers: readonly [Server, Server];
  readonly disk: Disk;
  readonly network: Network;
  readonly visitors: readonly [Visitor, ...Visitor[]];
  readonly profile: Profile;
  readonly random: Random;
  readonly counts: FaultCounts;
}

export class Weather {
  readonly #options: WeatherOptions;
  #isClear = false;
  /** How each browser's trouble ends. */
  readonly #recoveries = new Set<() => void>();

  constructor(options: WeatherOptions) {
    this.#options = options;
    for (const [fault, meanMs] of options.profile.rates) if (meanMs > 1) this.#await(fault, meanMs);
  }

  /** Heals everything at once. */
  clear(): void {
    const { world, servers, disk, network } = this.#options;
    this.#isClear = true;
    world.tell('weather', 'everything heals');
    disk.trouble = undefined;
    network.isFaulty = false;
    for (const server of servers) {
      network.setWay(server.name, 'open');
      server.killAtNextCommit(false);
      server.resume();
      server.start();
    }
    for (const recover of this.#recoveries) recover();
  }

  #await(fault: Fault, meanMs: number): void {
    this.#options.world.after(this.#options.random.exponential(meanMs), () => {
      if (this.#isClear) return;
      this.#strike(fault);
      this.#await(fault, meanMs);
    });
  }

  #strike(fault: Fault): void {
    if (isOneOf(serverFaults, fault)) this.#strikeServer(fault);
    else if (isOneOf(networkFaults, fault)) this.#strikeNetwork(fault);
    else if (isOneOf(browserFaults, fault)) this.#strikeBrowser(fault);
  }

  /** Does something after a while, unless everything has healed by then. */
  #later(run: () => void, meanMs = 6_000): void {
    const { world, random } = this.#options;
    // Most troubles are short and a few are long.
    const durationMs = random.chance(0.1) ? random.between(20_000, 90_000) : 200 + random.exponential(meanMs);
    world.after(durationMs, () => {
      if (!this.#isClear) run();
    });
  }

  #strikeServer(fault: ServerFault): void {
    const { servers, random, disk, world, counts } = this.#options;
    // Whoever is active is worth more trouble.
    const active = servers.find((candidate) => candidate.active);
    const server = active && random.chance(0.75) ? active : random.pick(servers);
    if (!server.isRunning || (server.isPaused && fault !== 'kill')) return;
    counts.add(fault);
    switch (fault) {
      case 'kill':
        server.kill();
        return this.#later(() => server.start());
      case 'kill after commit':
        server.killAtNextCommit();
        return this.#later(() => server.start());
      case 'power off':
        server.kill(true);
        return this.#later(() => server.start());
      case 'hot restart':
        server.shutDown();
        return world.after(random.between(5, 500), () => server.start());
      case 'shutdown':
        server.shutDown();
        return this.#later(() => server.start());
      case 'pause':
        server.pause();
        return this.#later(() => server.resume(), 3_000);
      case 'step down':
        return server.stepDown();
      case 'flapping':
        return this.#flap(8);
      case 'disk full':
      case 'store busy':
        disk.trouble = fault === 'disk full' ? 'store-failed' : 'store-busy';
        world.tell('disk', fault);
        return this.#later(() => {
          disk.trouble = undefined;
          world.tell('disk', 'is well again');
        }, 3_000);
    }
  }

  #flap(left: number): void {
    const { servers, world } = this.#options;
    if (this.#isClear || left === 0) return;
    servers.find((candidate) => candidate.active)?.stepDown();
    world.after(3_000, () => this.#flap(left - 1));
  }

  #strikeNetwork(fault: NetworkFault): void {
    const { servers, network, random, counts } = this.#options;
    const hit = fault === 'black hole' || fault === 'captive portal' ? servers : [random.pick(servers)];
    if (hit.some(({ name }) => network.wayTo(name) !== 'open')) return;
    counts.add(fault);
    const way = {
      partition: 'both blocked',
      'requests blocked': 'requests blocked',
      'answers blocked': 'answers blocked',
      'connections refused': 'refused',
      'black hole': 'both blocked',
      'captive portal': 'portal',
    } as const;
    for (const { name } of hit) network.setWay(name, way[fault]);
    this.#later(() => {
      for (const { name } of hit) network.setWay(name, 'open');
    });
  }

  #strikeBrowser(fault: BrowserFault): void {
    const { visitors, random, counts } = this.#options;
    const recover = random.pick(visitors).suffer(fault);
    if (!recover) return;
    counts.add(fault);
    this.#recoveries.add(recover);
    this.#later(() => {
      if (this.#recoveries.delete(recover)) recover();
    });
  }
}
