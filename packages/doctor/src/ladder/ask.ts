/** One request, and whatever came of it. It knows no rung. */

export type Heard = Answer | Silence;

export interface Answer {
  readonly kind: 'answer';
  readonly status: number;
  readonly headers: Headers;
  readonly text: string;
  readonly tookMs: number;
}

/**
 * `name`: nobody has that name. `port`: nobody listens there. `late`: no answer in time. `certificate`: a browser would not
 * go on. `broken`: the connection was closed before there was an answer.
 */
export interface Silence {
  readonly kind: 'silence';
  readonly cause: 'name' | 'port' | 'late' | 'certificate' | 'broken';
  /** What the platform calls it, such as `CERT_HAS_EXPIRED`. */
  readonly code: string;
}

export interface Ask {
  readonly method?: 'GET' | 'POST';
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: string;
}

const PATIENCE_MS = 10_000;
/** Nothing that is asked here has a longer answer. */
const MOST_CHARACTERS = 1_000_000;

const causes: Readonly<Record<string, Silence['cause']>> = {
  ENOTFOUND: 'name',
  EAI_AGAIN: 'name',
  ECONNREFUSED: 'port',
  EHOSTUNREACH: 'port',
  ENETUNREACH: 'port',
  ETIMEDOUT: 'late',
  UND_ERR_CONNECT_TIMEOUT: 'late',
  TimeoutError: 'late',
  EPROTO: 'certificate',
};

/** Never rejects. */
export async function ask(url: string, { method = 'GET', headers = {}, body }: Ask = {}): Promise<Heard> {
  const startedMs = performance.now();
  try {
    const response = await fetch(url, {
      method,
      headers: { accept: 'application/json', ...headers },
      ...(body !== undefined && { body }),
      redirect: 'manual',
      signal: AbortSignal.timeout(PATIENCE_MS),
    });
    const text = (await response.text()).slice(0, MOST_CHARACTERS);
    const tookMs = Math.round(performance.now() - startedMs);
    return { kind: 'answer', status: response.status, headers: response.headers, text, tookMs };
  } catch (error) {
    const code = codeOf(error);
    return { kind: 'silence', cause: causes[code] ?? (isAboutCertificate(code) ? 'certificate' : 'broken'), code };
  }
}

const isAboutCertificate = (code: string): boolean => /CERT|SIGNATURE|SSL|TLS/.test(code);

/** The innermost that has one: `fetch` wraps what the socket said, and several addresses are tried together. */
function codeOf(error: unknown): string {
  if (!(error instanceof Error)) return 'unknown';
  const inner = error instanceof AggregateError ? (error.errors[0] as unknown) : error.cause;
  if (inner instanceof Error) return codeOf(inner);
  return 'code' in error && typeof error.code === 'string' ? error.code : error.name;
}
