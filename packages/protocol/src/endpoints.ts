/**
 * What a chat asks: each request's method, its path, and whether the path ends in the visitor's participant id. The other
 * requests have tables of their own, so that a page carries only the rows it uses. protocol §2
 */
export const endpoints = {
  serverConfiguration: { method: 'GET', path: 'websvcs/serverConfiguration', namesVisitor: false },
  chatStart: { method: 'POST', path: 'websvcs/chat/start', namesVisitor: false },
  chatPoll: { method: 'GET', path: 'websvcs/chat/poll', namesVisitor: true },
  chatSendMessage: { method: 'POST', path: 'websvcs/chat/sendMessage', namesVisitor: true },
  chatSetTypingState: { method: 'POST', path: 'websvcs/chat/setTypingState', namesVisitor: true },
  chatExit: { method: 'POST', path: 'websvcs/chat/exit', namesVisitor: true },
  chatReconnect: { method: 'POST', path: 'websvcs/chat/reconnect', namesVisitor: false },
  partyInfo: { method: 'POST', path: 'websvcs/partyInfo', namesVisitor: true },
} as const satisfies Readonly<Record<string, Endpoint>>;

/** What a callback asks. protocol §2 and §10.6 */
export const callbackEndpoints = {
  callbackCreate: { method: 'POST', path: 'websvcs/callback/create', namesVisitor: false },
  callbackStatus: { method: 'GET', path: 'websvcs/callback/status', namesVisitor: true },
  callbackDisconnect: { method: 'POST', path: 'websvcs/callback/disconnect', namesVisitor: true },
  callbackReconnect: { method: 'POST', path: 'websvcs/callback/reconnect', namesVisitor: false },
  callbackReschedule: { method: 'POST', path: 'websvcs/callback/reschedule', namesVisitor: true },
  callbackErase: { method: 'POST', path: 'websvcs/callback/erase', namesVisitor: true },
} as const satisfies Readonly<Record<string, Endpoint>>;

/** What is asked outside a conversation, or about one. protocol §2 and §10.6 */
export const siteEndpoints = {
  register: { method: 'POST', path: 'websvcs/register', namesVisitor: false },
  queueQuery: { method: 'POST', path: 'websvcs/queue/query', namesVisitor: false },
  problemReport: { method: 'POST', path: 'websvcs/problemReport', namesVisitor: true },
  messageCreate: { method: 'POST', path: 'websvcs/message/create', namesVisitor: false },
  directoryQuery: { method: 'POST', path: 'websvcs/directory/query', namesVisitor: false },
  chatErase: { method: 'POST', path: 'websvcs/chat/erase', namesVisitor: true },
} as const satisfies Readonly<Record<string, Endpoint>>;

export interface Endpoint {
  readonly method: 'GET' | 'POST';
  /** Without a leading slash; matched in any case. protocol §1.3 */
  readonly path: string;
  readonly namesVisitor: boolean;
}

export type EndpointName = keyof typeof endpoints;

/**
 * The path of one request, with the visitor's id, the cursor and the longest wait where they are given.
 * The result holds a bearer secret wherever it names a visitor: never log it.
 */
export function endpointPath(endpoint: Endpoint, participantId?: string, ack?: number, waitMs = 0): string {
  const path = participantId === undefined ? endpoint.path : `${endpoint.path}/${encodeURIComponent(participantId)}`;
  return ack === undefined ? path : `${path}?ack=${ack}${waitMs ? `&wait=${waitMs}` : ''}`;
}
