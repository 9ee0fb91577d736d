import { decodeServerConfiguration, endpoints } from '@footbridge/protocol';
import type { Transport, WireReply } from '../transport/transport.js';
import { patienceMs } from './judge-failure.js';
import type { Attempt, Unusable } from './search-machine.js';

/** Asks a server what it allows, which is also how to see whether it is well. */
export async function askConfiguration(
  transport: Transport,
  servers: readonly string[],
  server: number,
  timeoutMs: number,
  signal: AbortSignal,
): Promise<Exclude<Attempt, { kind: 'unknown' }>> {
  const { method, path } = endpoints.serverConfiguration;
  const reply = await transport({ method, url: `${servers[server]}/${path}`, timeoutMs }, signal);
  const decoded = reply.kind === 'answered' ? decodeServerConfiguration(reply.body) : undefined;
  return decoded?.ok
    ? { kind: 'usable', found: { server, configuration: decoded.value } }
    : { ...unusable(reply), unreadable: !!decoded };
}

/** A server that brought no answer to work with; one that asked for patience gets it. protocol §1.6 */
export const unusable = (reply: WireReply): Unusable => ({
  kind: 'failed',
  unreadable: false,
  restMs: reply.kind === 'refused' && reply.status === 429 ? patienceMs(reply.retryAfterMs) : undefined,
});
