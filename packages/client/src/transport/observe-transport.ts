import type { Clock } from '../clock.js';
import type { Transport, WireReply, WireRequest } from './transport.js';

/** One request that has ended. Its address and its bodies hold bearer secrets: never log them. */
export interface Exchange {
  readonly request: WireRequest;
  readonly reply: WireReply;
  readonly durationMs: number;
  /** Whoever asked gave it up, so its end says nothing about the server. */
  readonly wasAborted: boolean;
}

/** The same transport, telling of each request once it has ended. */
export const observeTransport =
  (transport: Transport, clock: Clock, tell: (exchange: Exchange) => void): Transport =>
  async (request, signal) => {
    const sentAtMs = clock.monotonic();
    const reply = await transport(request, signal);
    tell({ request, reply, durationMs: clock.monotonic() - sentAtMs, wasAborted: signal.aborted });
    return reply;
  };
