import type { Footbridge } from '@footbridge/client';
import type { ReactiveController, ReactiveControllerHost } from 'lit';

type Unsubscribe = () => void;

/** Listens to a client while its host is in the document, and follows when the host is given another client. */
export class ClientController implements ReactiveController {
  readonly #host: ReactiveControllerHost;
  readonly #listen: (client: Footbridge) => readonly Unsubscribe[];
  #client: Footbridge | undefined;
  #unsubscribe: readonly Unsubscribe[] = [];
  #connected = false;

  constructor(host: ReactiveControllerHost, listen: (client: Footbridge) => readonly Unsubscribe[]) {
    this.#host = host;
    this.#listen = listen;
    host.addController(this);
  }

  /** Changes whom to listen to; the same client again changes nothing. */
  follow(client: Footbridge | undefined): void {
    if (client === this.#client) return;
    this.#stop();
    this.#client = client;
    this.#start();
  }

  hostConnected(): void {
    this.#connected = true;
    this.#start();
    this.#host.requestUpdate(); // The client may have moved on while the host was out of the document.
  }

  hostDisconnected(): void {
    this.#connected = false;
    this.#stop();
  }

  #start(): void {
    if (this.#connected && this.#client) this.#unsubscribe = this.#listen(this.#client);
  }

  #stop(): void {
    for (const unsubscribe of this.#unsubscribe) unsubscribe();
    this.#unsubscribe = [];
  }
}
