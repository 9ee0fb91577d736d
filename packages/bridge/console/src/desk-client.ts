/**
 * One agent's connection to the pair: keeps the desk up to date by held requests, carries commands, and goes where the
 * active bridge is. It knows no page.
 */
import type { AgentCommand, AgentDesk, CannedResponse } from '../../src/agent/agent-api.js';
import { askPair, type PairAnswer, type PairOptions } from './ask-pair.js';
import { newCommandId } from './command-id.js';
import { readDesk, readProblem, readResponses } from './desk-answers.js';

/** A command without the agent's name, which the client adds. */
export type AgentAction = AgentCommand extends infer Command
  ? Command extends AgentCommand
    ? Omit<Command, 'agent'>
    : never
  : never;

/** Has something done. Resolves with undefined, or with a sentence that says why it was not. */
export type Act = (action: AgentAction) => Promise<string | undefined>;

/** Why a bridge will not work with this agent: the key, or something about the name. */
export interface Refusal {
  readonly code: 'key' | 'agent';
  /** A sentence for a person. */
  readonly message: string;
}

export interface DeskClientOptions extends PairOptions {
  readonly agent: string;
  readonly onDesk: (desk: AgentDesk) => void;
  /** Called once, and nothing after it. */
  readonly onRefused: (refusal: Refusal) => void;
  /** Called when no bridge answers, and again when one does. */
  readonly onConnection: (connected: boolean) => void;
}

export interface DeskClient {
  readonly act: Act;
  /** Gives the visitor a file. Resolves as `act` does. */
  readonly sendFile: (interactionId: string, file: File) => Promise<string | undefined>;
  /** What agents send often; empty where nothing is to be had. */
  readonly responses: () => Promise<readonly CannedResponse[]>;
  /** An agent's picture, if there is one. */
  readonly photo: (agent: string) => Promise<Blob | undefined>;
  /** Signs out and ends. Nothing is reported from here on. */
  leave(): Promise<void>;
  /** Ends all requests. */
  close(): void;
}

const HELD_MS = 20_000;
const DESK_TIMEOUT_MS = HELD_MS + 12_000;
const COMMAND_TIMEOUT_MS = 12_000;
const FILE_TIMEOUT_MS = 120_000;
/** How often both bridges are asked for one command. A takeover is over well within this. */
const COMMAND_ROUNDS = 12;

const UNANSWERED = 'No bridge answered. Look whether it happened before you try again.';

/** Commands whose repeat changes nothing; a transfer that may have arrived is not given again. */
const harmless: readonly AgentAction['command'][] = [
  ...(['signOut', 'sendText', 'sendUrl', 'sendResponse', 'typing'] as const),
  ...(['pickUp', 'hold', 'resume', 'disconnect'] as const),
];

export function createDeskClient(options: DeskClientOptions): DeskClient {
  const { bases, agent, onDesk, onRefused, onConnection } = options;
  const closing = new AbortController();
  const pair = askPair(options, closing.signal);
  let isOver = false;

  async function follow(): Promise<void> {
    let version = 0;
    let failures = 0;
    let isSignedIn = false;
    for (;;) {
      // Held only while all is well, so that a desk is there at once after a takeover.
      const answer = await (isSignedIn ? askDesk(version, failures ? 0 : HELD_MS) : give({ command: 'signIn' }));
      if (isOver) return;
      if (answer === 'not active' || answer === 'no answer') {
        failures += 1;
        if (failures === bases.length) onConnection(false);
        await pair.rest(failures);
        continue;
      }
      if (failures >= bases.length) onConnection(true);
      failures = 0;
      // A bridge that was started afresh knows nobody.
      if (isSignedIn && answer.status === 404) {
        isSignedIn = false;
        version = 0;
      } else if (!answer.ok) {
        return refuse(answer.status === 401 ? 'key' : 'agent', await readProblem(answer));
      } else if (isSignedIn) {
        const desk = await readDesk(answer);
        if (isOver) return;
        if (desk && !desk.agent.signedIn) return refuse('agent', 'You signed out somewhere else.');
        if (desk) onDesk(desk);
        else await pair.rest(bases.length);
        version = desk?.version ?? 0;
      } else {
        isSignedIn = true;
      }
    }
  }

  function refuse(code: Refusal['code'], message: string): void {
    if (isOver) return;
    isOver = true;
    onRefused({ code, message });
  }

  const askDesk = (version: number, waitMs: number) => {
    const query = new URLSearchParams({ agent, version: `${version}`, waitMs: `${waitMs}` });
    return pair.ask(`/desk?${query.toString()}`, {}, DESK_TIMEOUT_MS);
  };

  const give = (action: AgentAction) =>
    pair.ask(
      '/commands',
      {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify({ ...action, agent }),
      },
      COMMAND_TIMEOUT_MS,
    );

  /** Asks the pair until one of them answers. */
  async function insist(
    ask: () => Promise<PairAnswer>,
    rounds: number,
    mayRepeat: boolean,
  ): Promise<Response | undefined> {
    for (let failures = 0; failures < rounds * bases.length && !closing.signal.aborted; failures += 1) {
      if (failures > 0) await pair.rest(failures);
      const answer = await ask();
      if (typeof answer !== 'string') return answer;
      if (answer === 'no answer' && !mayRepeat) return undefined;
    }
    return undefined;
  }

  const outcomeOf = async (answer: Response | undefined): Promise<string | undefined> =>
    answer ? (answer.ok ? undefined : readProblem(answer)) : UNANSWERED;

  async function carryOut(action: AgentAction): Promise<string | undefined> {
    // That somebody was typing a while ago is no news.
    const rounds = action.command === 'typing' ? 1 : COMMAND_ROUNDS;
    return outcomeOf(await insist(() => give(action), rounds, harmless.includes(action.command)));
  }

  async function sendFile(interactionId: string, file: File): Promise<string | undefined> {
    const query = new URLSearchParams({ agent, interactionId, name: file.name, commandId: newCommandId() });
    const upload = { method: 'POST', headers: { 'content-type': 'application/octet-stream' }, body: file };
    return outcomeOf(await insist(() => pair.ask(`/files?${query}`, upload, FILE_TIMEOUT_MS), COMMAND_ROUNDS, true));
  }

  const fetchPart = (path: string) => insist(() => pair.ask(path, {}, COMMAND_TIMEOUT_MS), 2, true);

  async function responses(): Promise<readonly CannedResponse[]> {
    const answer = await fetchPart('/responses');
    return answer?.ok ? readResponses(answer) : [];
  }

  async function photo(name: string): Promise<Blob | undefined> {
    const answer = await fetchPart(`/photo?${new URLSearchParams({ agent: name })}`);
    return answer?.status === 200 ? answer.blob() : undefined;
  }

  // What is said arrives in the order in which it was said, whatever becomes of a single request.
  let said: Promise<unknown> = Promise.resolve();
  function act(action: AgentAction): Promise<string | undefined> {
    if (!isSaying(action)) return carryOut(action);
    const saying = said.then(() => carryOut(action));
    said = saying;
    return saying;
  }

  function close(): void {
    isOver = true;
    closing.abort();
  }

  async function leave(): Promise<void> {
    isOver = true;
    await carryOut({ command: 'signOut' });
    close();
  }

  void follow();
  return { act, sendFile, responses, photo, leave, close };
}

const isSaying = ({ command }: AgentAction): boolean =>
  command === 'sendText' || command === 'sendUrl' || command === 'sendResponse';
