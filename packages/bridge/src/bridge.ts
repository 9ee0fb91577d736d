/**
 * One bridge: joins store, lease, contact centre and routes. It decides when the centre is read and when it is thrown
 * away, and nothing else. It opens no port and reads no environment, so it runs in a server, a test or a page alike.
 */
import type { AgentScript } from './agent/agent-script.js';
import { startScriptedAgent } from './agent/scripted-agent.js';
import { systemClock, type Clock } from './clock.js';
import { BridgeError } from './errors.js';
import { createAgentRoutes } from './http/agent-routes.js';
import { withCors } from './http/cors.js';
import { createVisitorRoutes, type Peer } from './http/visitor-routes.js';
import type { Log } from './log.js';
import type { Lease } from './pair/lease.js';
import { randomGuid, randomHex, systemRandomBytes, type RandomBytes } from './random.js';
import {
  allExtensions,
  openCentre,
  type Centre,
  type ConfiguredAgent,
  type Extensions,
  type Workgroup,
} from './service/centre.js';
import { endUnrecovered, startSweeping } from './service/ending.js';
import { createJournal } from './service/journal.js';
import { removeStrayFiles } from './service/files.js';
import { startMailing } from './service/mailing.js';
import { assignWaiting } from './service/lines.js';
import { defaultParameters, type Parameters } from './service/parameters.js';
import {
  createMemorySandbox,
  type ConfiguredResponse,
  type FileSandbox,
  type LocalFiles,
  type MailTransport,
} from './service/seams.js';
import type { Store } from './store/store.js';

export interface BridgeOptions {
  /** Where everything is kept that must survive the bridge. It stays the caller's to close. */
  readonly store: Store;
  /** The secret that agents' requests carry in `Authorization: Bearer`. */
  readonly agentKey: string;
  /** Default: `Marketing` and `Support`, with every agent who signs in. */
  readonly workgroups?: readonly Workgroup[];
  /** Agents who are known before they sign in, or who have a capacity of their own. */
  readonly agents?: readonly ConfiguredAgent[];
  /** Default: each as in `defaultParameters`. */
  readonly parameters?: Partial<Parameters>;
  /** Default: all on. */
  readonly extensions?: Partial<Extensions>;
  /** Makes this bridge one of a pair. Default: it is always active. */
  readonly lease?: Lease;
  /** Switches both recovery parameters on: chats and callbacks go on after a takeover or a restart. Default: false. */
  readonly recovery?: boolean;
  /** Agents that work by themselves while this bridge is active. */
  readonly scriptedAgents?: readonly AgentScript[];
  /** Where agents' files are kept. Default: in memory, which a pair can't share. */
  readonly sandbox?: FileSandbox;
  /** Reads photos and canned files by the paths that the configuration names. Default: there are none. */
  readonly localFiles?: LocalFiles;
  /** Default: nothing is mailed, and no transcript offered. */
  readonly mail?: MailTransport;
  /** The sender of every mail. Default: `chat@localhost`. */
  readonly mailFrom?: string;
  /** What agents send often. Default: none. */
  readonly cannedResponses?: readonly ConfiguredResponse[];
  /** Origins whose pages may read answers, for example `https://www.example.com`. Default: none. */
  readonly allowedOrigins?: readonly string[];
  /** Default: the platform's. */
  readonly clock?: Clock;
  /** Default: the platform's. */
  readonly randomBytes?: RandomBytes;
  /** Runs a task after the work at hand; what changes until then is kept together. Default: `setImmediate`. */
  readonly endOfTurn?: (task: () => void) => void;
  /** Default: nothing is logged. */
  readonly log?: Log;
}

export interface Bridge {
  /** Serves a visitor's request. Never rejects. `peer` is where the connection comes from. */
  fetch(request: Request, peer?: Peer): Promise<Response>;
  /** Serves an agent's request; its URL must have a loopback name for host. Never rejects. */
  fetchPrivate(request: Request): Promise<Response>;
  /** Whether it may serve, or stands by for the other of its pair. */
  readonly role: 'active' | 'standby';
  /** Keeps what is pending, gives up the lease, stops every timer. Requests get 503 from then on. */
  dispose(): void;
}

const defaultWorkgroups: readonly Workgroup[] = [{ name: 'Marketing' }, { name: 'Support' }];

interface ActiveCentre {
  readonly centre: Centre;
  readonly stop: () => void;
}

export function createBridge(options: BridgeOptions): Bridge {
  const { lease, agentKey, allowedOrigins = [], log = () => {} } = options;
  if (agentKey === '') throw new BridgeError('options-invalid', 'The agent key must not be empty.');
  let active: ActiveCentre | undefined;
  let isDisposed = false;

  const mayServe = (): boolean => !isDisposed && (lease?.isHeld() ?? true);

  /** Until what a restart or takeover changes has been kept. */
  let isNewlyActive = true;

  function becomeActive(): void {
    isNewlyActive = true;
    activate();
  }

  function activate(): void {
    try {
      active = openActiveCentre(options, mayServe, isNewlyActive, (error) => {
        discard();
        if (error.code === 'lease-lost') lease?.check();
      });
      active.centre.journal
        .answer(() => {})
        .then(
          () => (isNewlyActive = false),
          () => {},
        );
    } catch (cause) {
      log('error', `The data could not be read (${cause instanceof BridgeError ? cause.code : 'unexpected'}).`);
    }
  }

  function discard(): void {
    active?.stop();
    active = undefined;
  }

  /** The centre, read anew if what was in memory had to be thrown away. */
  function centre(): Centre | undefined {
    if (!mayServe()) return undefined;
    if (!active) activate();
    return active?.centre;
  }

  const serveVisitor = withCors(
    allowedOrigins,
    createVisitorRoutes({ centre, addressOf: (_, peer) => peer?.address, log }),
  );
  const serveAgent = createAgentRoutes({ centre, agentKey, log });

  if (lease) lease.start({ acquired: becomeActive, lost: discard });
  else becomeActive();

  return {
    fetch: (request, peer) => serveVisitor(request, peer),
    fetchPrivate: (request) => serveAgent(request),
    get role() {
      return mayServe() ? 'active' : 'standby';
    },
    dispose() {
      if (isDisposed) return;
      active?.centre.journal.close();
      isDisposed = true;
      discard();
      lease?.release();
    },
  };
}

const recoveryOn = { 'Chat Interaction Recovery Enabled': 1, 'Callback Interaction Recovery Enabled': 1 } as const;

/** Reads the centre from the store and sets going what works by itself in it. */
function openActiveCentre(
  options: BridgeOptions,
  mayAnswer: () => boolean,
  isNewlyActive: boolean,
  onFailure: (error: BridgeError) => void,
): ActiveCentre {
  const { store, lease, clock = systemClock, randomBytes = systemRandomBytes, endOfTurn = setImmediate } = options;
  const { scriptedAgents = [], log = () => {} } = options;
  const centre = openCentre(
    {
      clock,
      store,
      log,
      newGuid: () => randomGuid(randomBytes),
      newSecret: () => randomHex(randomBytes, 16),
      sandbox: options.sandbox ?? createMemorySandbox(),
      localFiles: options.localFiles ?? { read: async () => undefined },
      mail: options.mail,
      mailFrom: options.mailFrom ?? 'chat@localhost',
      cannedResponses: options.cannedResponses ?? [],
      configuredParameters: {
        ...defaultParameters,
        ...(options.recovery && recoveryOn),
        ...options.parameters,
      },
      extensions: { ...allExtensions, ...options.extensions },
      workgroups: options.workgroups ?? defaultWorkgroups,
      agents: options.agents ?? [],
    },
    (firstDeskVersion) =>
      createJournal({ store, epoch: lease?.epoch, mayAnswer, endOfTurn, firstDeskVersion, log, onFailure }),
  );
  // What is only read again, after a change that could not be kept, has not been restarted.
  if (isNewlyActive) endUnrecovered(centre);
  assignWaiting(centre);
  removeStrayFiles(centre).catch(() => log('warning', 'Files without a chat could not be removed.'));
  const stops = [startSweeping(centre), startMailing(centre), ...scriptedAgents.map((script) => startScriptedAgent(centre, script))];
  return {
    centre,
    stop() {
      for (const stop of stops) stop();
      centre.journal.close();
    },
  };
}
