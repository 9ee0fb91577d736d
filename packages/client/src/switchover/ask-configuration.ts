import { decodeServerConfiguration, endpoints } from '@footbridge/protocol';
import type { Transport } from '../transport/transport.js';
import type { Attempt } from './search-machine.js';

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
    : { kind: 'failed', unreadable: !!decoded };
}
