/** The request layer of the vendor's own client, with its habits and its mistakes. protocol §1.4, §2 and §6.1-6.3 */
import type { Clock } from '../clock.js';

export type Fields = Readonly<Record<string, unknown>>;

/** How often each request is tried again, and where it goes; `undefined` is without end, a defect of the original. */
export const requests = {
  serverConfiguration: { path: 'websvcs/serverConfiguration', retries: 3 },
  start: { path: 'websvcs/chat/start', retries: 1 },
  poll: { path: 'websvcs/chat/poll', retries: 0 },
  sendMessage: { path: 'websvcs/chat/sendMessage', retries: 1 },
  setTypingState: { path: 'websvcs/chat/setTypingState', retries: 1 },
  exit: { path: 'websvcs/chat/exit', retries: 0 },
  reconnect: { path: 'websvcs/chat/reconnect', retries: 1 },
  partyInfo: { path: 'websvcs/partyInfo', retries: undefined },
  queueQuery: { path: 'websvcs/queue/query', retries: undefined },
  callbackCreate: { path: 'websvcs/callback/create', retries: 1 },
  callbackStatus: { path: 'websvcs/callback/status', retries: undefined },
  callbackDisconnect: { path: 'websvcs/callback/disconnect', retries: undefined },
  callbackReconnect: { path: 'websvcs/callback/reconnect', retries: undefined },
  register: { path: 'websvcs/register', retries: 1 },
  problemReport: { path: 'websvcs/problemReport', retries: 0 },
} as const;

export type RequestName = keyof typeof requests;

export interface AjaxRequest {
  readonly name: RequestName;
  readonly url: string;
  /** Absent for a GET. */
  readonly body?: string | undefined;
  readonly retries: number | undefined;
}

export interface Outcome {
  /** Undefined for a success. */
  readonly error: string | undefined;
  /** What was under the root key, also of a refusal. */
  readonly content: Fields;
}

export interface AjaxOptions {
  readonly clock: Clock;
  readonly fetch: (request: Request) => Promise<Response>;
}

const TIMEOUT_MS = 12_000;
const GET_HEADERS = {
  accept: 'application/json; charset=utf-8',
  'x-requested-with': 'XMLHttpRequest',
  'x-prototype-version': '1.6.1',
};
// Its library appends a character set of its own.
const POST_HEADERS = { ...GET_HEADERS, 'content-type': 'application/json; charset=utf-8; charset=UTF-8' };

/** The order in which it looks for a root. */
const roots = ['chat', 'callback', 'registration', 'partyInfo', 'queue'] as const;

export const isHttpError = (error: string | undefined): boolean => error?.startsWith('error.http') ?? false;

/**
 * Asks, again where it would. Rejects where the original's code would throw while it reads the answer; nobody there
 * catches that, so whoever asked never hears of it.
 */
export async function ask(options: AjaxOptions, request: AjaxRequest): Promise<Outcome> {
  for (let left = request.retries ?? Infinity; ; left -= 1) {
    const { status, text } = await exchange(options, request);
    if (status === 200) return readAnswer(text, request);
    if (left <= 0 || !isRetryable(status)) return { error: `error.http.${status}`, content: {} };
  }
}

const isRetryable = (status: number): boolean => status >= 500 && status !== 502 && status !== 503;

/** One request; what has not come after 12 s is aborted and counts as status 0, as what never came does. */
async function exchange(
  { clock, fetch }: AjaxOptions,
  { url, body }: AjaxRequest,
): Promise<{ readonly status: number; readonly text: string }> {
  const controller = new AbortController();
  const none = { status: 0, text: '' };
  const timedOut = new Promise<typeof none>((resolve) => {
    controller.signal.addEventListener('abort', () => resolve(none));
  });
  const timer = clock.setTimeout(() => controller.abort(), TIMEOUT_MS);
  const init = body === undefined ? { headers: GET_HEADERS } : { method: 'POST', body, headers: POST_HEADERS };
  const answered = fetch(new Request(url, { ...init, signal: controller.signal })).then(
    async (response) => ({ status: response.status, text: await response.text() }),
    () => none,
  );
  const answer = await Promise.race([answered, timedOut]);
  clock.clearTimeout(timer);
  return answer;
}

function readAnswer(text: string, { name }: AjaxRequest): Outcome {
  if (name === 'problemReport') return { error: undefined, content: {} };
  const document = parse(text);
  if (Array.isArray(document)) {
    const configuration: unknown = asFields(document[0])?.serverConfiguration;
    return configuration === undefined ? unreadable : { error: undefined, content: asFields(configuration) ?? {} };
  }
  const root = roots.find((key) => asFields(document)?.[key] !== undefined);
  const content = root && asFields(asFields(document)?.[root]);
  return content ? { error: errorOf(content), content } : unreadable;
}

const unreadable: Outcome = { error: 'error.websvc', content: {} };

/** It takes the reason of a failure without a look whether it is there. */
function errorOf({ status }: Fields): string | undefined {
  const { type, reason } = asFields(status) ?? {};
  if (type === 'success') return undefined;
  if (type !== 'failure') throw new TypeError('The status is neither success nor failure.');
  if (typeof reason !== 'string' || reason === '') throw new TypeError('The failure has no reason.');
  return reason;
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

export const asFields = (value: unknown): Fields | undefined =>
  typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as Fields) : undefined;
