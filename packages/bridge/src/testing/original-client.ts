/**
 * The vendor's own client, as far as a server can tell it from a real one: what it asks, when, in which words, and what
 * it can't bear. It is scripted from the protocol, on a clock of the test's. protocol §6 and §11
 */
import type { Clock } from '../clock.js';
import {
  asFields,
  ask,
  isHttpError,
  requests,
  type Fields,
  type Outcome,
  type RequestName,
} from './original-client-ajax.js';
import { OriginalCallback } from './original-client-callback.js';
import { OriginalChat } from './original-client-chat.js';
import { OriginalFailover } from './original-client-failover.js';
import { problemReport } from './original-client-forms.js';
import type { ClientSeam } from './original-client-seam.js';

export interface OriginalClientOptions {
  readonly clock: Clock;
  /** The web server that the page came from, which passes on to the servers by the fragment. */
  readonly fetch: (request: Request) => Promise<Response>;
  /** One or two; the first is the current one. */
  readonly uriFragments: readonly [string, string?];
}

export const ORIGIN = 'https://shop.example';
const REPORT_CHARACTERS = 15_359;
/** Two servers get four tries each, and one the first. */
const START_UP_TRIES = 9;

/** What never comes back where it fails is tried again elsewhere; of these, one final failure is enough. protocol §5.3 */
const startsNoSwitchover: readonly RequestName[] = ['serverConfiguration', 'problemReport'];

export class OriginalClient {
  readonly chat: OriginalChat;
  readonly callback: OriginalCallback;
  readonly failover: OriginalFailover;
  /** The names of all requests, in order, as they went out. */
  readonly asked: RequestName[] = [];
  /** Errors that nobody caught. */
  readonly exceptions: string[] = [];
  readonly reports: string[] = [];
  readonly #options: OriginalClientOptions;
  #fragment: string;
  #configuration: Fields | undefined;
  #version: unknown;
  #isClosed = false;

  constructor(options: OriginalClientOptions) {
    this.#options = options;
    this.#fragment = options.uriFragments[0];
    const seam: ClientSeam = {
      clock: options.clock,
      pause: (durationMs) => this.#pause(durationMs),
      ask: (name, participantId, body) => this.#ask(name, participantId, body),
      has: (list, capability) => this.has(list, capability),
      noteVersion: (version) => this.#noteVersion(version),
      noteException: (name, cause) => this.#noteException(name, cause),
      report: (reason) => this.#report(reason, ''),
      linkTo: (path) => this.linkTo(path),
    };
    this.chat = new OriginalChat(seam);
    this.callback = new OriginalCallback(seam);
    this.failover = new OriginalFailover({
      pause: seam.pause,
      readConfiguration: () => this.#readConfiguration(),
      canReconnect: () => this.has('chat', 'reconnect') && this.has('callback', 'reconnect'),
      isPair: options.uriFragments[1] !== undefined,
      switchServer: () => this.#switchServer(),
      reconnect: () => this.#reconnect(),
      isClosed: () => this.#isClosed,
    });
  }

  /** Opens the page. False leaves the visitor a panel that there was an error. */
  async load(): Promise<boolean> {
    const isPair = this.#options.uriFragments[1] !== undefined;
    for (let left = isPair ? START_UP_TRIES : 1; left > 0; left -= 1) {
      if ((await this.#readConfiguration(isPair ? 0 : undefined)).error === undefined) return true;
      if (isPair) this.#switchServer();
    }
    return false;
  }

  /** Closes the tab. Browsers refuse the exit that it would send. */
  close(): void {
    this.#isClosed = true;
    this.chat.stop();
    this.callback.stop();
  }

  /** Which tabs it shows. protocol §11 item 11 */
  get tabs(): readonly string[] {
    const canEnter = (list: string): boolean =>
      this.has(list, 'supportAuthenticationTracker') || this.has(list, 'supportAuthenticationAnonymous');
    return [
      ...(this.has('chat', 'start') && canEnter('chat') ? ['Chat'] : []),
      ...(this.has('callback', 'create') && canEnter('callback') ? ['Callback'] : []),
      ...(this.has('common', 'supportRegistrationTracker') ? ['Create an Account'] : []),
    ];
  }

  /** Answers the error for the form; undefined once there is an account. */
  async register(contact: Readonly<Record<string, string | null>>): Promise<string | undefined> {
    return (await this.#ask('register', '', { contact })).error;
  }

  queryQueue(queueName: string): Promise<Outcome> {
    const participant = { username: '', password: '' };
    return this.#ask('queueQuery', '', { queueName, queueType: 'Workgroup', participant });
  }

  has(list: string, capability: string): boolean {
    const names = asFields(this.#configuration?.capabilities)?.[list];
    return Array.isArray(names) && names.includes(capability);
  }

  /** protocol §11 item 12 */
  linkTo(path: string): string {
    return `${ORIGIN}/${this.#fragment}${path}`;
  }

  #readConfiguration(retries: number | undefined = requests.serverConfiguration.retries): Promise<Outcome> {
    return this.#ask('serverConfiguration', '', undefined, retries).then((outcome) => {
      if (outcome.error === undefined) {
        this.#configuration = outcome.content;
        this.#version = outcome.content.cfgVer;
      }
      return outcome;
    });
  }

  #noteVersion(version: unknown): void {
    if (version === this.#version && version !== 0 && version !== undefined) return;
    void this.#readConfiguration();
  }

  #noteException(name: RequestName, cause: unknown): void {
    this.exceptions.push(`${name}: ${cause instanceof Error ? cause.message : 'unknown'}`);
  }

  async #ask(name: RequestName, participantId: string, body?: object | string, retries?: number): Promise<Outcome> {
    const { path, retries: usual } = requests[name];
    const url = `${ORIGIN}/${this.#fragment}/${path}${participantId === '' ? '' : `/${participantId}`}`;
    const text = typeof body === 'object' ? JSON.stringify(body) : body;
    this.asked.push(name);
    try {
      const outcome = await ask(this.#options, { name, url, body: text, retries: retries ?? usual });
      if (isHttpError(outcome.error)) this.#onFailedRequest(name, url);
      return outcome;
    } catch (cause) {
      this.#noteException(name, cause);
      // Nobody hears of it: a spinner turns for good.
      return new Promise<Outcome>(() => {});
    }
  }

  #onFailedRequest(name: RequestName, url: string): void {
    if (this.#isClosed) return;
    if (name !== 'problemReport') this.#report('Failed request', url);
    if (startsNoSwitchover.includes(name)) return;
    this.chat.pause();
    this.callback.pause();
    void this.failover.begin();
  }

  async #reconnect(): Promise<boolean> {
    const isChatThere = !this.chat.isOpen || (await this.chat.reconnect());
    const isCallbackThere = !this.callback.isOpen || (await this.callback.reconnect());
    return isChatThere && isCallbackThere;
  }

  /** What failed is reported where the server wants it; the text is cut wherever it ends. protocol §6.12 */
  #report(exceptions: string, attemptedWork: string): void {
    const { problemReportRegEx: filter } = this.#configuration ?? {};
    const { participantId } = this.chat;
    if (participantId === '' || !this.has('common', 'problemReport')) return;
    const report = problemReport(exceptions, attemptedWork);
    if (typeof filter === 'string' && !new RegExp(filter).test(report)) return;
    this.reports.push(exceptions);
    void this.#ask('problemReport', participantId, report.slice(0, REPORT_CHARACTERS));
  }

  #switchServer(): void {
    const [first, second = first] = this.#options.uriFragments;
    this.#fragment = this.#fragment === first ? second : first;
  }

  #pause(durationMs: number): Promise<void> {
    return new Promise((resolve) => this.#options.clock.setTimeout(resolve, durationMs));
  }
}
