/**
 * One contact centre of a bridge: it is read from its slice of the store when the bridge becomes active, and thrown away when
 * it is no longer, or when what is in memory is not what is kept. Knows no HTTP, and no other tenant.
 */
import { dismissFormerScripts, startScriptedAgent } from './agent/scripted-agent.js';
import type { BridgeOptions, TenantOptions, TenantSettings } from './bridge-options.js';
import { systemClock } from './clock.js';
import { endOfTurn as platformsEndOfTurn } from './end-of-turn.js';
import { BridgeError } from './errors.js';
import type { Log } from './log.js';
import { createReadingPause } from './reading-pause.js';
import { randomGuid, randomHex, systemRandomBytes } from './random.js';
import { allExtensions, type Centre, type CentreOptions, type Workgroup } from './service/centre.js';
import { openCentre } from './service/open-centre.js';
import { noteConfiguration } from './service/configuration.js';
import { endUnrecovered, startSweeping } from './service/ending.js';
import { endHeldPolls, refuseHeldPolls } from './service/held-polls.js';
import { createEventCounts, type EventCounts } from './service/interaction-log.js';
import { createJournal } from './service/journal.js';
import { createLimitWindows } from './service/limits.js';
import { removeStrayFiles } from './service/files.js';
import { assignWaiting } from './service/lines.js';
import { startMailing } from './service/mailing.js';
import { defaultParameters, holdUntilRestart, type Parameters } from './service/parameters.js';
import type { Passwords } from './service/password-hash.js';
import { createMemorySandbox } from './service/seams.js';
import { choosePacks } from './service/texts.js';
import { findTrustedHosts } from './service/visitor-place.js';

/** What all tenants of a bridge share. */
export interface TenantHost {
  readonly options: Omit<BridgeOptions, keyof TenantOptions>;
  /** One line for all of them: the machine's memory is theirs together. */
  readonly passwords: Passwords | undefined;
  /** Whether this bridge may serve and answer now. */
  readonly mayServe: () => boolean;
  /** Another bridge has become active. */
  readonly leaseLost: () => void;
  /** The tenant's data can't be read. */
  readonly unreadable: () => void;
}

export interface Tenant {
  /** Empty for the default one. */
  readonly name: string;
  /** The hosts at which its visitors ask; none for the default one. */
  readonly hosts: readonly string[];
  /** How often each thing has happened since the process started. */
  readonly counts: EventCounts;
  /** Whether its data could not be read when that was last tried. */
  readonly isUnreadable: boolean;
  /** The centre, read anew if it had to be thrown away. Undefined if this bridge may not serve, or can't. */
  centre(): Centre | undefined;
  /** Reads the centre after a start or a takeover. */
  activate(): void;
  /** Keeps what is pending, then throws the centre away. */
  discard(): void;
  /**
   * Reads the settings and the centre anew; no interaction notices.
   *
   * @throws BridgeError of the host's that reads the settings; nothing has changed then.
   */
  reload(): Promise<void>;
}

interface ActiveCentre {
  readonly centre: Centre;
  readonly stop: () => void;
}

export function createTenant(own: TenantOptions, host: TenantHost): Tenant {
  const { mayServe, options } = host;
  const counts = createEventCounts();
  const limitWindows = createLimitWindows(host.options.clock ?? systemClock);
  const log = logOf(own.name, options.log);
  const sandbox = own.sandbox ?? createMemorySandbox();
  const pause = createReadingPause(host.options.clock ?? systemClock);
  let settings: TenantSettings = own;
  let active: ActiveCentre | undefined;
  let isUnreadable = false;
  /** Until what a restart or takeover changes has been kept. */
  let isNewlyActive = true;
  let parametersAtStart: Parameters | undefined;

  function open(): void {
    try {
      active = openActiveCentre();
      isUnreadable = false;
      active.centre.journal
        .answer(() => {})
        .then(
          () => (isNewlyActive = false),
          () => {},
        );
    } catch (cause) {
      const code = cause instanceof BridgeError ? cause.code : 'unexpected';
      log('error', `The data could not be read (${code}).`);
      // One that was only kept waiting tries again by itself.
      isUnreadable = code !== 'store-busy';
      if (isUnreadable) pause.failed();
      if (isUnreadable) host.unreadable();
    }
  }

  /** Reads the centre from the store and sets going what works by itself in it. */
  function openActiveCentre(): ActiveCentre {
    const { lease, endOfTurn = platformsEndOfTurn } = options;
    const store = own.name === '' ? options.store : options.store.forTenant(own.name);
    const onFailure = (error: BridgeError): void => {
      discard();
      if (error.code === 'store-failed') pause.failed();
      if (error.code === 'lease-lost') host.leaseLost();
    };
    const centre = openCentre(
      { ...centreOptionsOf(own, settings, host), sandbox, store, log, counts, limitWindows },
      (firstDeskVersion) =>
        createJournal({
          store,
          epoch: lease?.epoch,
          mayAnswer: mayServe,
          endOfTurn,
          firstDeskVersion,
          log,
          onFailure,
          onCommit() {
            counts.commits += 1;
            pause.succeeded();
          },
        }),
    );
    // What is only read again has not been restarted.
    if (parametersAtStart && !isNewlyActive) centre.parameters = holdUntilRestart(centre.parameters, parametersAtStart);
    else parametersAtStart = centre.parameters;
    noteConfiguration(centre);
    // Some may have been set while another bridge was active.
    findTrustedHosts(centre);
    if (isNewlyActive) endUnrecovered(centre);
    assignWaiting(centre);
    removeStrayFiles(centre).catch(() => log('warning', 'Files without a chat could not be removed.'));
    const { scriptedAgents = [] } = settings;
    dismissFormerScripts(centre, scriptedAgents);
    const stops = [
      startSweeping(centre),
      startMailing(centre),
      ...scriptedAgents.map((script) => startScriptedAgent(centre, script)),
    ];
    return {
      centre,
      stop() {
        for (const stop of stops) stop();
        refuseHeldPolls(centre);
        centre.journal.close();
      },
    };
  }

  function discard(): void {
    const discarded = active;
    active = undefined;
    discarded?.stop();
  }

  return {
    name: own.name,
    hosts: own.hosts,
    counts,
    get isUnreadable() {
      return isUnreadable;
    },
    centre() {
      if (!mayServe()) return undefined;
      if (!active && pause.isOver) open();
      return active?.centre;
    },
    activate() {
      isNewlyActive = true;
      isUnreadable = false;
      open();
    },
    discard,
    async reload() {
      settings = options.reload?.(own.name) ?? settings;
      const centre = active?.centre;
      if (centre) {
        // Whoever waits for news is answered, rather than sent to the other bridge.
        endHeldPolls(centre);
        await centre.journal.answer(() => {});
        await centre.journal.answer(() => {});
      }
      if (active?.centre === centre) discard();
    },
  };
}

/** Shorter than a client waits for its answer. */
const AUTHENTICATE_WITHIN_MS = 10_000;

const loopbackNames = { localhost: ['127.0.0.1', '::1'] } as const;

const recoveryOn = { 'Chat Interaction Recovery Enabled': 1, 'Callback Interaction Recovery Enabled': 1 } as const;

const defaultWorkgroups: readonly Workgroup[] = [{ name: 'Marketing' }, { name: 'Support' }];

function centreOptionsOf(
  own: TenantOptions,
  settings: TenantSettings,
  { passwords, options }: TenantHost,
): Omit<CentreOptions, 'sandbox' | 'store' | 'log' | 'counts' | 'limitWindows'> {
  const { clock = systemClock, randomBytes = systemRandomBytes, localFiles, hostAddresses, resolveHosts } = options;
  return {
    clock,
    newGuid: () => randomGuid(randomBytes),
    newSecret: () => randomHex(randomBytes, 16),
    localFiles: localFiles ?? { read: async () => undefined },
    mail: own.mail,
    mailFrom: settings.mailFrom ?? 'chat@localhost',
    cannedResponses: settings.cannedResponses ?? [],
    skillTables: settings.skills ?? {},
    textPacks: choosePacks(settings.textPacks ?? []),
    configuredParameters: { ...defaultParameters, ...(settings.recovery && recoveryOn), ...settings.parameters },
    extensions: { ...allExtensions, ...settings.extensions },
    workgroups: settings.workgroups ?? defaultWorkgroups,
    agents: settings.agents ?? [],
    registration: settings.registration ?? {},
    authenticate: own.authenticate,
    authenticateWithinMs: own.authenticateWithinMs ?? AUTHENTICATE_WITHIN_MS,
    passwords,
    hostAddresses: new Map(Object.entries({ ...loopbackNames, ...hostAddresses })),
    resolveHosts,
    tenantName: own.name,
    maxAgents: settings.maxAgents ?? Infinity,
  };
}

/** Interactions of two tenants may have the same number. */
const logOf =
  (tenantName: string, log: Log = () => {}): Log =>
  (level, message) =>
    log(level, tenantName === '' ? message : `[${tenantName}] ${message}`);
