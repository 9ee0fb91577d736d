/**
 * One agent's connection to the pair: keeps the desk up to date by held requests, carries commands, and goes where the
 * active bridge is. It knows no page.
 */
import type { AgentCommand, AgentDesk, AgentProblem } from '../../src/agent/agent-api.js';

/** A command without the agent's name, which the client adds. */
export type AgentAction = AgentCommand extends infer Command
  ? Command extends AgentCommand
    ? Omit<Command, 'agent'>
    : never
  : never;

/** Has something done. Resolves with undefined, or with a sentence that says why it was not. */
export type Act = (action: AgentAction) => Promise<string | undefined>;

export interface DeskClientOptions {
  /** Where the agent's API of each bridge begins, without a slash at the end. */
  readonly bases: readonly string[];
  readonly key: string;
  readonly agent: string;
  /** Called with every new desk, and with undefined when the key was refused. */
  readonly onDesk: (desk: AgentDesk | undefined) => void;
  /** Called when no bridge answers, and again when one does. */
  readonly onConnection: (connected: boolean) => void;
  readonly fetch?: typeof globalThis.fetch;
  /** Resolves after a pause, or at once when the signal is aborted. */
  readonly pause?: (delayMs: number, signal: AbortSignal) => Promise<void>;
  readonly random?: () => number;
}

export interface DeskClient {
  readonly act: Act;
  /** Ends all requests. */
  close(): void;
}

const HELD_MS = 20_000;
const DESK_TIMEOUT_MS = HELD_MS + 12_000;
const COMMAND_TIMEOUT_MS = 12_000;
const BASE_PAUSE_MS = 250;
const LONGEST_PAUSE_MS = 5_000;
/** A takeover is over well within this many rounds. */
const COMMAND_ROUNDS = 12;

/** Commands whose repeat changes nothing; a transfer or a hang-up is given once. */
const harmless: readonly AgentAction['command'][] = ['signIn', 'signOut', 'sendText', 'sendUrl', 'typing'];

export function createDeskClient(options: DeskClientOptions): DeskClient {
  const { bases, key, agent, onDesk, onConnection, random = Math.random, pause = pauseFor } = options;
  const fetch = options.fetch ?? globalThis.fetch.bind(globalThis);
  const closing = new AbortController();
  let current = 0;

  /** Asks the current bridge once. Undefined where it is not there or not active; then the other one is current. */
  async function ask(path: string, init: RequestInit, timeoutMs: number): Promise<Response | undefined> {
    const asked = current;
    try {
      const answer = await fetch(`${bases[asked] ?? ''}${path}`, {
        ...init,
        headers: { ...init.headers, authorization: `Bearer ${key}` },
        cache: 'no-store',
        signal: AbortSignal.any([closing.signal, AbortSignal.timeout(timeoutMs)]),
      });
      if (answer.status < 500) return answer;
    } catch {
      // Not there: the same as not active.
    }
    if (asked === current) current = (current + 1) % bases.length;
    return undefined;
  }

  /** Full jitter, so that a whole floor of agents does not come back at once. */
  const rest = (round: number) =>
    pause(random() * Math.min(LONGEST_PAUSE_MS, BASE_PAUSE_MS * 2 ** Math.floor(round / bases.length)), closing.signal);

  async function followDesk(): Promise<void> {
    let version = 0;
    let failures = 0;
    while (!closing.signal.aborted) {
      // Held only while all is well, so that a desk is there at once after a takeover.
      const query = new URLSearchParams({ agent, version: `${version}`, waitMs: failures ? '0' : `${HELD_MS}` });
      const answer = await ask(`/desk?${query.toString()}`, {}, DESK_TIMEOUT_MS);
      if (closing.signal.aborted) return;
      if (answer?.status === 401) {
        onDesk(undefined);
        return;
      }
      const desk = answer?.ok ? await readDesk(answer) : undefined;
      if (closing.signal.aborted) return;
      if (desk) {
        version = desk.version;
        if (failures >= bases.length) onConnection(true);
        failures = 0;
        onDesk(desk);
      } else {
        failures += 1;
        if (failures === bases.length) onConnection(false);
        await rest(failures);
      }
    }
  }

  async function act(action: AgentAction): Promise<string | undefined> {
    const init = {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ ...action, agent }),
    };
    const rounds = harmless.includes(action.command) ? COMMAND_ROUNDS : 1;
    for (let round = 0; round < rounds && !closing.signal.aborted; round += 1) {
      if (round > 0) await rest(round);
      const answer = await ask('/commands', init, COMMAND_TIMEOUT_MS);
      if (answer) return answer.ok ? undefined : readProblem(answer);
    }
    return 'No bridge answered. Look whether it happened before you try again.';
  }

  // Where signing in fails, following the desk finds out why and goes on trying.
  void act({ command: 'signIn' }).then(followDesk);
  return { act, close: () => closing.abort() };
}

async function readDesk(answer: Response): Promise<AgentDesk | undefined> {
  try {
    const desk: unknown = await answer.json();
    return isDesk(desk) ? desk : undefined;
  } catch {
    return undefined;
  }
}

/** Tells a desk from what a proxy in between might answer. */
const isDesk = (value: unknown): value is AgentDesk =>
  typeof value === 'object' && value !== null && 'version' in value && 'interactions' in value;

async function readProblem(answer: Response): Promise<string> {
  const problem = (await answer.json().catch(() => undefined)) as Partial<AgentProblem> | undefined;
  return problem?.message ?? `The bridge refused this (${answer.status}).`;
}

const pauseFor = (delayMs: number, signal: AbortSignal): Promise<void> =>
  new Promise((resolve) => {
    const timer = setTimeout(resolve, delayMs);
    signal.addEventListener('abort', () => {
      clearTimeout(timer);
      resolve();
    });
  });
