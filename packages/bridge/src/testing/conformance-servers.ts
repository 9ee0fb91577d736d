/** Bridges that have everything to show, in each way that there is of reaching one. */
import { createFootbridgeAgent, createHttpServer, type Server } from '@footbridge/doctor';
import type { BridgeOptions } from '../bridge-options.js';
import { systemClock } from '../clock.js';
import { serveBridge } from '../http/serve-bridge.js';
import { randomHex, systemRandomBytes } from '../random.js';
import { allExtensions } from '../service/centre.js';
import { defaultParameters } from '../service/parameters.js';
import { AGENT_KEY, createTestBridge, unlimited } from './test-bridge.js';
import { settle } from './virtual-clock.js';
import { createBridge } from '../bridge.js';
import { createMemoryStore } from '../store/memory-store.js';
import { TestHasher } from './test-hasher.js';

export interface OpenServer {
  readonly server: Server;
  readonly close: () => Promise<void>;
}

const AGENT = 'Tomas';
const TARGET = 'Marketing';
const PUBLIC_URL = 'http://bridge.example/';
const PRIVATE_URL = 'http://127.0.0.1/';
/** As much of a picture as it takes to be known for one. */
const PNG = new Uint8Array([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a, 0, 0, 0, 0]);

/** What makes every check meaningful. */
const everything = {
  agents: [{ name: AGENT, displayName: AGENT, department: 'Repairs', photo: '/photos/tomas.png' }],
  localFiles: { read: async () => PNG },
  mail: { send: async () => {}, forget: async () => {} },
} satisfies Partial<BridgeOptions>;

const everyParameter: NonNullable<BridgeOptions['parameters']> = {
  AllowClientProblemReport: 1,
  ProblemReportControlExpression: 'Firefox|Failed',
  EnableWebTranscript: 1,
  NoticeText: 'We move on Sunday.',
};

/** A bridge that adds nothing to the original's wire. protocol §10 */
export const noExtensions: NonNullable<BridgeOptions['extensions']> = Object.fromEntries(
  Object.keys(allExtensions).map((name) => [name, false]),
);

/** A bridge in this process, with the limits that it has by default, on a virtual clock. */
export function openInProcess(
  options: Partial<Pick<BridgeOptions, 'store' | 'extensions' | 'parameters'>> = {},
): OpenServer {
  const parameters = { ...defaultParameters, ...everyParameter, ...options.parameters };
  const { bridge, clock } = createTestBridge({ ...everything, ...options, parameters });
  async function pause(durationMs: number): Promise<void> {
    await settle();
    await clock.advance(durationMs);
  }
  return {
    server: {
      baseUrl: PUBLIC_URL,
      target: TARGET,
      fetch: (request) => bridge.fetch(request, { address: '192.0.2.7' }),
      now: () => clock.now(),
      pause,
      newId: () => randomHex(systemRandomBytes, 16),
      agent: createFootbridgeAgent({
        fetch: (request) => bridge.fetchPrivate(request),
        baseUrl: PRIVATE_URL,
        key: AGENT_KEY,
        name: AGENT,
        pause,
      }),
    },
    close: async () => bridge.dispose(),
  };
}

/** A bridge behind a real port, in real time; without limits, for which the suite would have to wait. */
export async function openOverHttp(): Promise<OpenServer> {
  const bridge = createBridge({
    ...everything,
    store: createMemoryStore(),
    agentKey: AGENT_KEY,
    passwordHasher: new TestHasher(),
    parameters: { ...unlimited, ...everyParameter },
    clock: systemClock,
  });
  const served = await serveBridge({ bridge, port: 0, privatePort: 0 });
  const baseUrl = `http://127.0.0.1:${served.port}`;
  const pause = createHttpServer({ baseUrl, target: TARGET }).pause;
  const agent = createFootbridgeAgent({
    fetch,
    baseUrl: `http://127.0.0.1:${served.privatePort}`,
    key: AGENT_KEY,
    name: AGENT,
    pause,
  });
  return { server: createHttpServer({ baseUrl, target: TARGET, agent }), close: () => served.close() };
}
