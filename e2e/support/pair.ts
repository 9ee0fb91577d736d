/** A pair of real bridge processes behind the demo's web server, for one test. */
import { randomBytes } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { startBridge, type BridgeAddresses } from '../../scripts/demo/bridge-process.ts';
import { serveDemoSite } from '../../scripts/demo/demo-server.ts';

const root = fileURLToPath(new URL('../..', import.meta.url)).replace(/\/$/, '');

export interface BridgeOfPair extends BridgeAddresses {
  readonly process: ReturnType<typeof startBridge>;
}

export interface Pair {
  /** Where the company's site is. */
  readonly origin: string;
  readonly key: string;
  readonly operatorKey: string;
  /** The folder in which both keep what they have. */
  readonly data: string;
  readonly bridges: readonly [BridgeOfPair, BridgeOfPair];
  /** Starts a bridge that has ended again, at its old addresses; it stands by if the other is active. */
  restart(index: 0 | 1): Promise<void>;
  stop(): Promise<void>;
}

/** Every visitor of a test comes from this machine, so that the limits of one address would hold them up. */
const unlimited = [
  'MaxInteractionsAllowedPerUnitTimePerIP',
  'MaxInteractionsAllowedPerUnitTime',
  'MaxChatsAllowedPerUnitTime',
  'MaxCallbacksAllowedPerUnitTime',
  'MaxInteractionsAllowedPerIP',
].flatMap((name) => ['--parameter', `${name}=1000`]);

/** 0, for any that is free, where there is no address yet. */
const portOf = (origin?: string) => (origin ? new URL(origin).port : '0');

/** @param flags More flags for both bridges. */
export async function startPair(...flags: string[]): Promise<Pair> {
  const key = randomBytes(24).toString('base64url');
  const operatorKey = randomBytes(24).toString('base64url');
  const data = mkdtempSync(join(tmpdir(), 'footbridge-e2e-'));
  const start = async (before?: BridgeAddresses): Promise<BridgeOfPair> => {
    const ports = ['--port', portOf(before?.publicOrigin), '--private-port', portOf(before?.privateOrigin)];
    const shared = ['--data', data, '--pair', '--recovery', '--trusted-proxy', '127.0.0.1'];
    const process = startBridge({ root, key, operatorKey, args: [...ports, ...shared, ...unlimited, ...flags] });
    return { ...(await process.ready), process };
  };
  const bridges: [BridgeOfPair, BridgeOfPair] = [await start(), await start()];
  const site = await serveDemoSite({ root, port: 0, bridges });
  return {
    origin: site.origin,
    key,
    operatorKey,
    data,
    bridges,
    async restart(index) {
      bridges[index] = await start(bridges[index]);
    },
    async stop() {
      await site.close();
      await Promise.all(bridges.map((bridge) => bridge.process.stop('SIGKILL')));
      rmSync(data, { recursive: true, force: true });
    },
  };
}
