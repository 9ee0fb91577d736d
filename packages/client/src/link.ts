import type { ServerConfiguration } from '@footbridge/protocol';
import type { Footbridge } from './client.js';
import type { FootbridgeError } from './errors.js';
import type { Settings } from './options.js';
import type { Transport } from './transport/transport.js';

/**
 * A client's connection, lent to the features that stand beside its chat. The client knows none of them, so that a page
 * carries only those it imports.
 */
export interface Link {
  readonly settings: Settings;
  readonly transport: Transport;
  /** Aborted when the client is disposed of: whoever borrows the link then sends nothing more. */
  readonly life: AbortSignal;
  current(): Current;
  /** Tells the client which server is ours, and what it allows. */
  takeFound(found: Found): void;
  /** Tells the page of a problem that ends nothing. */
  report(error: FootbridgeError): void;
  /** 128 random bits as text: an id that makes the repeat of a request harmless. protocol §10.5 */
  createToken(): string;
}

/** The server that is ours, by its place in `settings.servers`, and what it allows once that is known. */
export interface Current {
  readonly server: number;
  readonly configuration: ServerConfiguration | undefined;
}

export interface Found extends Current {
  readonly configuration: ServerConfiguration;
}

/** Held beside the clients and not in them: it would let a page get at what is secret. */
export const links = new WeakMap<Footbridge, Link>();
