import type { Bridge } from '../bridge.js';
import { callbackBody } from './callback-visitor.js';
import { ask, startBody } from './test-bridge.js';

/** The bridge as a connection from an address reaches it, perhaps with what a proxy adds. */
export function reachedFrom(bridge: Bridge, address: string, forwardedFor?: string): Bridge {
  const fetch = (request: Request): Promise<Response> => {
    const headers = new Headers(request.headers);
    if (forwardedFor !== undefined) headers.set('x-forwarded-for', forwardedFor);
    return bridge.fetch(new Request(request, { headers }), { address });
  };
  return Object.create(bridge, { fetch: { value: fetch } }) as Bridge;
}

/** `success`, or the last word of what was refused; an answer without a body shows its HTTP status. */
async function outcomeOf(response: Response): Promise<string> {
  if (response.status !== 200) return `HTTP ${response.status}`;
  const [root] = Object.values(
    (await response.json()) as Record<string, { status: { type: string; reason?: string } }>,
  );
  return root?.status.reason?.replace(/^error\.websvc\.(?:general\.limit\.)?/, '') ?? root?.status.type ?? '';
}

export type Over = Readonly<Record<string, unknown>>;

export const tryChat = async (bridge: Bridge, over: Over = {}): Promise<string> =>
  outcomeOf(await ask(bridge, 'chat/start', startBody(over)));

export const tryCallback = async (bridge: Bridge, over: Over = {}): Promise<string> =>
  outcomeOf(await ask(bridge, 'callback/create', callbackBody(over)));

export const tryMessage = async (bridge: Bridge, over: Over = {}): Promise<string> =>
  outcomeOf(
    await ask(bridge, 'message/create', {
      ...startBody(),
      emailAddress: 'ann@example.com',
      message: 'Please write.',
      ...over,
    }),
  );

export const tryQuery = async (bridge: Bridge, over: Over = {}): Promise<string> =>
  outcomeOf(await ask(bridge, 'queue/query', { queueName: 'Marketing', queueType: 'Workgroup', ...over }));

export const tryRegister = async (bridge: Bridge, contact: Over = {}, clientToken?: string): Promise<string> =>
  outcomeOf(
    await ask(bridge, 'register', { contact: { username: 'will', password: 'open sesame', ...contact }, clientToken }),
  );

/** What a visitor sends who signs in. */
export const as = (name: string, credentials: string): Over => ({
  participant: { name, credentials, telephone: '+47 555 01 22' },
});
