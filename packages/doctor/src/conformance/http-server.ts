import type { Server, ServerAgent } from './server.js';

export interface HttpServerOptions {
  /** Where the server's paths begin, for example `https://www.example.com/I3Root/Server1`. */
  readonly baseUrl: string;
  /** A workgroup queue that takes chats and callbacks. */
  readonly target: string;
  readonly agent?: ServerAgent | undefined;
  /** How long an answer may take, in milliseconds. Default: 40,000, longer than any hold. */
  readonly timeoutMs?: number;
}

/** A server over HTTP, in real time. */
export function createHttpServer({ baseUrl, target, agent, timeoutMs = 40_000 }: HttpServerOptions): Server {
  return {
    baseUrl: baseUrl.endsWith('/') ? baseUrl : `${baseUrl}/`,
    target,
    agent,
    fetch: (request) => fetch(request, { signal: AbortSignal.timeout(timeoutMs), redirect: 'manual' }),
    now: () => Date.now(),
    pause: (durationMs) => new Promise((resolve) => setTimeout(resolve, durationMs)),
    newId: () => crypto.randomUUID().replaceAll('-', ''),
  };
}
