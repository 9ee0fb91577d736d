/** How the vendor's own client looks for a server after one request has failed. protocol §6.7, steps 1 to 6 */
import type { Outcome } from './original-client-ajax.js';

export interface FailoverHost {
  readonly pause: (durationMs: number) => Promise<void>;
  /** Asks the current server for its configuration, and applies it. */
  readonly readConfiguration: () => Promise<Outcome>;
  /** Whether chats and callbacks both list `reconnect`. */
  readonly canReconnect: () => boolean;
  /** Whether there are two servers, which it then asks in turn. */
  readonly isPair: boolean;
  readonly switchServer: () => void;
  /** Takes up the open chat and callback again; false where that failed. */
  readonly reconnect: () => Promise<boolean>;
  readonly isClosed: () => boolean;
}

const BETWEEN_SERVERS_MS = 2_000;
/** The middle of what it chooses by chance. */
const AFTER_FAILED_RECONNECT_MS = 4_000;

export class OriginalFailover {
  readonly #host: FailoverHost;
  #isTrying = false;
  /** How often it has looked for a server. */
  rounds = 0;

  constructor(host: FailoverHost) {
    this.#host = host;
  }

  get isTrying(): boolean {
    return this.#isTrying;
  }

  /** Goes on until a server has taken up what was open; the attempts that it counts never end it. */
  async begin(): Promise<void> {
    if (this.#isTrying) return;
    this.#isTrying = true;
    const { pause, reconnect, isClosed } = this.#host;
    await this.#findServer();
    while (!isClosed() && !(await reconnect())) {
      await pause(AFTER_FAILED_RECONNECT_MS);
      await this.#findServer();
    }
    this.#isTrying = false;
  }

  /** The one it has comes first, then the other, then again. */
  async #findServer(): Promise<void> {
    const { pause, isPair, switchServer, isClosed } = this.#host;
    while (!isClosed()) {
      this.rounds += 1;
      if (await this.#isUsable()) return;
      if (isPair) {
        switchServer();
        await pause(BETWEEN_SERVERS_MS);
        if (await this.#isUsable()) return;
        switchServer();
      }
      await pause(BETWEEN_SERVERS_MS);
    }
  }

  async #isUsable(): Promise<boolean> {
    const { error } = await this.#host.readConfiguration();
    return error === undefined && this.#host.canReconnect();
  }
}
