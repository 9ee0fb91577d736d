/**
 * One request: sent, timed and classified. It knows addresses and statuses; it knows no message, no retry and no second
 * server.
 */
import type { Clock } from '../clock.js';

/** One request, spelled out. `url` may hold a bearer secret: never log it. */
export interface WireRequest {
  readonly method: 'GET' | 'POST';
  readonly url: string;
  readonly body?: string | undefined;
  readonly timeoutMs: number;
  /** Lets the request outlive the page that sends it. */
  readonly keepalive?: boolean;
}

/**
 * How a request ended. `answered`: status 200 with its whole body. `refused`: any other status. `silent`: no answer, a
 * redirection included, which is never followed because the address names the visitor.
 */
export type WireReply =
  | { readonly kind: 'answered'; readonly body: string }
  | { readonly kind: 'refused'; readonly status: number; readonly retryAfterMs: number | undefined }
  | { readonly kind: 'silent' };

/** Sends one request. Never rejects; aborting `signal` ends it as `silent`. */
export type Transport = (request: WireRequest, signal: AbortSignal) => Promise<WireReply>;

const silent: WireReply = { kind: 'silent' };

export function createTransport(fetch: typeof globalThis.fetch, clock: Clock): Transport {
  return async ({ url, timeoutMs, ...init }, signal) => {
    // Not `AbortSignal.any([signal, AbortSignal.timeout(ms)])`: it would take the time from the platform's clock, and in
    // Node 20 the garbage collector can take its time-out away.
    const controller = new AbortController();
    const stop = () => controller.abort();
    // The race ends the request even where a body, or a `fetch` that was handed in, does not heed its signal.
    const stopped = new Promise<WireReply>((resolve) =>
      controller.signal.addEventListener('abort', () => resolve(silent)),
    );
    const timer = clock.setTimeout(stop, timeoutMs);
    signal.addEventListener('abort', stop);
    try {
      return await Promise.race([stopped, exchange(fetch, clock, url, { ...init, signal: controller.signal })]);
    } catch {
      return silent;
    } finally {
      clock.clearTimeout(timer);
      signal.removeEventListener('abort', stop);
    }
  };
}

async function exchange(
  fetch: typeof globalThis.fetch,
  clock: Clock,
  url: string,
  { method, body, keepalive, signal }: Omit<WireRequest, 'url' | 'timeoutMs'> & { readonly signal: AbortSignal },
): Promise<WireReply> {
  const response = await fetch(url, {
    method,
    headers: { accept: 'application/json', ...(body && { 'content-type': 'application/json; charset=utf-8' }) },
    ...(body && { body }),
    keepalive: keepalive ?? false,
    // Company pages behind a sign-in of their own need their cookie; the wire itself has none. protocol §1.1
    credentials: 'same-origin',
    cache: 'no-store',
    redirect: 'manual',
    referrerPolicy: 'no-referrer',
    signal,
  });
  const { status } = response;
  if (status === 200) return { kind: 'answered', body: await response.text() };
  // Anything else carries nothing to read, and an unread body would hold the connection.
  response.body?.cancel().catch(() => undefined);
  return status >= 400
    ? { kind: 'refused', status, retryAfterMs: retryAfter(response.headers.get('retry-after'), clock) }
    : silent;
}

/** A number of seconds or a date; undefined where it is neither. */
function retryAfter(value: string | null, clock: Clock): number | undefined {
  if (!value) return undefined;
  const seconds = Number(value);
  const ms = Number.isNaN(seconds) ? Date.parse(value) - clock.now() : seconds * 1_000;
  return ms >= 0 ? ms : undefined;
}
