/** A pair of real bridge processes behind the demo's web server, for one test. */
import { randomBytes } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { startBridge } from '../../scripts/demo/bridge-process.mjs';
import { serveDemoSite } from '../../scripts/demo/demo-server.mjs';

const root = fileURLToPath(new URL('../..', import.meta.url)).replace(/\/$/, '');

/** Below the range that systems hand out, and apart for each worker, so that no two tests meet. */
let nextPort = 20_000 + Number(process.env.TEST_PARALLEL_INDEX ?? 0) * 1_000;
const takePort = () => (nextPort += 1);

export interface BridgeOfPair {
  readonly publicOrigin: string;
  readonly privateOrigin: string;
  readonly process: ReturnType<typeof startBridge>;
}

export interface Pair {
  /** Where the company's site is. */
  readonly origin: string;
  readonly key: string;
  readonly bridges: readonly [BridgeOfPair, BridgeOfPair];
  stop(): Promise<void>;
}

/** @param flags More flags for both bridges. */
export async function startPair(...flags: string[]): Promise<Pair> {
  const key = randomBytes(24).toString('base64url');
  const data = mkdtempSync(join(tmpdir(), 'footbridge-e2e-'));
  const start = async (): Promise<BridgeOfPair> => {
    const [port, privatePort] = [takePort(), takePort()];
    const args = ['--port', String(port), '--private-port', String(privatePort), '--data', data];
    const process = startBridge({ root, key, args: [...args, '--pair', '--recovery', ...flags] });
    await process.ready;
    return {
      publicOrigin: `http://127.0.0.1:${port}`,
      privateOrigin: `http://127.0.0.1:${privatePort}`,
      process,
    };
  };
  const bridges = [await start(), await start()] as const;
  const site = await serveDemoSite({ root, port: takePort(), bridges });
  return {
    origin: site.origin,
    key,
    bridges,
    async stop() {
      await site.close();
      await Promise.all(bridges.map((bridge) => bridge.process.stop('SIGKILL')));
      rmSync(data, { recursive: true, force: true });
    },
  };
}
