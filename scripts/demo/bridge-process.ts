/** One bridge of the demo as a process of its own. */
import { spawn } from 'node:child_process';

/** What a bridge prints once it serves: where agents reach it, then where visitors do. */
const READY = /^Agent console: (?<privateOrigin>http:\/\/[^/]+)\/[^]*^Footbridge bridge ready: (?<publicOrigin>\S+)/m;

export interface StartBridgeOptions {
  /** The repository's folder. */
  readonly root: string;
  /** Agents' key at the private listener. */
  readonly key: string;
  /** Operators' key there. Default: the bridge makes one. */
  readonly operatorKey?: string;
  /** Flags for the command. */
  readonly args: readonly string[];
}

export interface BridgeAddresses {
  readonly publicOrigin: string;
  readonly privateOrigin: string;
}

export interface BridgeProcess {
  readonly pid: number | undefined;
  /** Resolves once the bridge serves. Rejects with what it printed where it stops before that. */
  readonly ready: Promise<BridgeAddresses>;
  readonly exited: Promise<void>;
  /** Ends the process and resolves when it has gone. Default: `SIGTERM`. */
  stop(signal?: NodeJS.Signals): Promise<void>;
  /** Delivers a signal that does not end the process, such as `SIGSTOP`. */
  signal(name: NodeJS.Signals): void;
}

/** Starts `footbridge-bridge`. Keys travel in the environment, where a list of processes does not show them. */
export function startBridge({ root, key, operatorKey, args }: StartBridgeOptions): BridgeProcess {
  const child = spawn(process.execPath, [`${root}/packages/bridge/out/main.js`, ...args], {
    env: { ...process.env, FOOTBRIDGE_KEY: key, ...(operatorKey && { FOOTBRIDGE_OPERATOR_KEY: operatorKey }) },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let output = '';
  const ready = new Promise<BridgeAddresses>((resolve, reject) => {
    const read = (chunk: Buffer) => {
      output += chunk.toString();
      const { publicOrigin, privateOrigin } = READY.exec(output)?.groups ?? {};
      if (publicOrigin && privateOrigin) resolve({ publicOrigin, privateOrigin });
    };
    child.stdout.on('data', read);
    child.stderr.on('data', read);
    child.once('error', reject);
    child.once('exit', () => reject(new Error(output.trim() || 'The bridge stopped before it was ready.')));
  });
  const exited = new Promise<void>((resolve) => child.once('exit', () => resolve()));
  return {
    pid: child.pid,
    ready,
    exited,
    stop(signal = 'SIGTERM') {
      child.kill(signal);
      return exited;
    },
    signal: (name) => void child.kill(name),
  };
}
