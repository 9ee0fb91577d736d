/**
 * One check's hold on a server: it asks, makes chats and callbacks, and ends whatever it made. It knows how the wire is
 * spelled and what every client must bear, such as being told to come back later; it judges nothing but what it needs.
 */
import { DoctorError, skip } from '../errors.js';
import { Chat, Callback } from './conversations.js';
import type { Part } from './part.js';
import { expectSuccess, readJson, reasonOf, type Reply } from './reply.js';
import type { Run } from './run.js';
import type { AgentSide } from './server.js';

export interface Asking {
  /** An object goes as JSON, a text as it is. Default: none. */
  readonly body?: object | string;
  /** Default: POST with a body, GET without. */
  readonly method?: string;
  readonly headers?: Readonly<Record<string, string>>;
}

export interface Account {
  readonly username: string;
  readonly password: string;
}

/** An id that no server has given to anybody. */
export const NOBODY = 'deadbeef-0000-4000-8000-000000000000';

const JSON_HEADERS = { accept: 'application/json', 'content-type': 'application/json; charset=utf-8' };
/** One that starts may be refused because of those before it; the window is a second by default. protocol §7.2 */
const LIMIT_TRIES = 6;
const LIMIT_PAUSE_MS = 1_100;

export class Probe {
  readonly run: Run;
  readonly #cleanups: (() => Promise<unknown>)[] = [];

  constructor(run: Run) {
    this.run = run;
  }

  get target(): string {
    return this.run.server.target;
  }

  /** Asks and answers whatever came. `path` begins behind `websvcs/`. */
  fetch(path: string, asking: Asking = {}): Promise<Reply> {
    return this.fetchPath(`websvcs/${path}`, asking);
  }

  /** As `fetch`, for a path that the server named itself. */
  async fetchPath(path: string, { body, method, headers = JSON_HEADERS }: Asking = {}): Promise<Reply> {
    const text = typeof body === 'object' ? JSON.stringify(body) : body;
    try {
      const request = new Request(new URL(path.replace(/^\//, ''), this.run.server.baseUrl), {
        method: method ?? (text === undefined ? 'GET' : 'POST'),
        headers: { ...headers },
        ...(text !== undefined && { body: text }),
      });
      const response = await this.run.server.fetch(request);
      const bytes = new Uint8Array(await response.arrayBuffer());
      return { status: response.status, headers: response.headers, bytes };
    } catch (cause) {
      throw new DoctorError('no-answer', 'The server did not answer.', { cause });
    }
  }

  /** Asks and reads the object under the root key that belongs to the path. protocol §2 */
  async ask(path: string, body?: object | string, query = ''): Promise<Part> {
    const reply = await this.fetch(`${path}${query}`, body === undefined ? {} : { body });
    return readJson(reply).get(rootOf(path));
  }

  /** What a client says that wants to chat. protocol §3.2 */
  chatBody(over: Readonly<Record<string, unknown>> = {}): object {
    return {
      supportedContentTypes: 'text/plain',
      participant: { name: 'Nadia Q.', credentials: '' },
      target: this.target,
      targetType: 'Workgroup',
      language: 'en-us',
      clientToken: 'deprecated',
      ...over,
    };
  }

  /** What a client says that wants to be called. protocol §3.11 */
  callbackBody(over: Readonly<Record<string, unknown>> = {}): object {
    return {
      target: this.target,
      targettype: 'Workgroup',
      subject: 'Dishwasher leaks',
      participant: { name: 'Ola N.', credentials: '', telephone: '+47 555 01 22' },
      language: 'en-us',
      clientToken: 'deprecated',
      ...over,
    };
  }

  /** Starts a chat, again where the server wants it slower, and remembers to end it. Answers a refusal, too. */
  async start(body: object | string = this.chatBody()): Promise<Part> {
    const answer = await this.patiently('chat/start', body);
    const id = answer.get('participantID').value;
    if (typeof id === 'string') this.onClose(() => this.fetch(`chat/exit/${id}`, { body: '' }));
    return answer;
  }

  async startChat(over: Readonly<Record<string, unknown>> = {}): Promise<Chat> {
    return new Chat(this, expectSuccess(await this.start(this.chatBody(over))));
  }

  /** As `start`, for a callback. */
  async create(body: object | string = this.callbackBody()): Promise<Part> {
    const answer = await this.patiently('callback/create', body);
    const id = answer.get('participantID').value;
    if (typeof id === 'string') this.onClose(() => this.fetch(`callback/disconnect/${id}`, { body: '' }));
    return answer;
  }

  async createCallback(over: Readonly<Record<string, unknown>> = {}): Promise<Callback> {
    return new Callback(this, expectSuccess(await this.create(this.callbackBody(over))));
  }

  /** Asks something that may be refused for being one too many, again until the server has room for it. */
  async patiently(path: string, body: object | string): Promise<Part> {
    const read = (reply: Reply): Part => readJson(reply).get(rootOf(path));
    const reply = await this.retry(
      () => this.fetch(path, { body }),
      (answer) => answer.status === 404 || (answer.status === 200 && isLimit(read(answer))),
    );
    return read(reply);
  }

  /** Tries again, not forever, what a limit may refuse because of what came before it. */
  async retry(attempt: () => Promise<Reply>, isRefused: (reply: Reply) => boolean): Promise<Reply> {
    for (let left = LIMIT_TRIES; left > 0; left -= 1) {
      const reply = await attempt();
      if (!isRefused(reply)) return reply;
      await this.pause(LIMIT_PAUSE_MS);
    }
    return attempt();
  }

  /** An account that is made once for all checks: servers take few from one address. */
  account(): Promise<Account> {
    return this.run.account(() => this.#register());
  }

  async #register(): Promise<Account> {
    const id = this.newId();
    const account = { username: `conformance-${id.slice(0, 12)}`, password: `${id} passphrase` };
    expectSuccess(await this.register({ contact: account }));
    return account;
  }

  async register(body: object): Promise<Part> {
    const answer = await this.ask('register', body);
    if (isLimit(answer)) skip('The server takes no more accounts from this address now.');
    return answer;
  }

  /** Starts a chat whose visitor the agent knows, and lets the agent take it. */
  async startWithAgent(): Promise<{ readonly chat: Chat; readonly agent: AgentSide; readonly agentName: string }> {
    const name = `Visitor ${this.newId().slice(0, 12)}`;
    const chat = await this.startChat({ participant: { name, credentials: '' } });
    return { chat, ...(await this.take(name)) };
  }

  async take(visitorName: string): Promise<{ readonly agent: AgentSide; readonly agentName: string }> {
    const { agent } = this.run.server;
    if (!agent) return skip('The suite was given no agent.');
    this.onClose(() => agent.leave());
    return { agent: await agent.take(visitorName), agentName: agent.name };
  }

  pause(durationMs: number): Promise<void> {
    return this.run.server.pause(durationMs);
  }

  now(): number {
    return this.run.server.now();
  }

  newId(): string {
    return this.run.server.newId();
  }

  /** Does this when the check is over, however it ends; the last of several first. */
  onClose(cleanup: () => Promise<unknown>): void {
    this.#cleanups.push(cleanup);
  }

  /** Ends what the check began. What can't be ended is left to the server. */
  async close(): Promise<void> {
    for (const cleanup of this.#cleanups.splice(0).toReversed()) await cleanup().catch(() => {});
  }
}

const isLimit = (part: Part): boolean => reasonOf(part)?.startsWith('error.websvc.general.limit.') ?? false;

const roots: Readonly<Record<string, string>> = { queue: 'queue', register: 'registration' };

/** Under which key an answer comes: mostly the first word of its path. protocol §2 */
function rootOf(path: string): string {
  const [first = ''] = path.split('/');
  return roots[first] ?? first;
}
