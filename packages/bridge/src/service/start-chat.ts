/** How a chat begins: which line it joins, what its visitor reads first, and that one click makes one chat. */
import { reasons, type ChatAnswer, type ChatStartRequest, type Reason } from '@footbridge/protocol';
import type { QueueReference } from '../store/records.js';
import { addChat, findAgent, isSameName, nextInteractionId, START_TOKEN_KEPT_MS, type Centre } from './centre.js';
import { refuse, success } from './chat-answer.js';
import { appendState, appendSystemText } from './chat-log.js';
import { enqueue } from './lines.js';
import { reviveChat, type LiveChat } from './live-chat.js';

export async function startChat(centre: Centre, request: ChatStartRequest): Promise<ChatAnswer> {
  const token = centre.extensions.clientToken ? request.clientToken : undefined;
  const { credentials: _credentials, clientToken: _token, ...lasting } = request;
  const bodyHash = token === undefined ? '' : centre.store.keyedHash(JSON.stringify(lasting));
  const known = token === undefined ? undefined : centre.startTokens.get(token);
  if (known && known.expiresAtMs > centre.clock.monotonic()) {
    if (known.bodyHash !== bodyHash) return refuse(centre, reasons.invalidContent);
    return answerStart(centre, known);
  }
  // Nobody can sign in here yet; the capabilities say so.
  if (request.credentials !== '') return refuse(centre, reasons.unsupportedOperation);
  const queue = findQueue(centre, request);
  if (typeof queue === 'string') return refuse(centre, queue);
  const { record } = createChat(centre, request, queue);
  if (token !== undefined) {
    const { participantId, chatId } = record;
    const kept = { token, bodyHash, participantId, chatId, atMs: centre.clock.now() };
    centre.startTokens.set(token, { ...kept, expiresAtMs: centre.clock.monotonic() + START_TOKEN_KEPT_MS });
    centre.journal.startToken(kept);
  }
  return answerStart(centre, record);
}

/** The events of a new chat are left to its first poll, so that a repeated start has lost none. protocol §8 */
function answerStart(
  centre: Centre,
  { participantId, chatId }: { readonly participantId: string; readonly chatId: string },
): Promise<ChatAnswer> {
  return centre.journal.answer(() => ({
    ...success(centre),
    events: [],
    participantId,
    chatId,
    dateFormat: 'M/d/yyyy',
    timeFormat: 'h:mm:ss tt',
  }));
}

function createChat(centre: Centre, request: ChatStartRequest, queue: QueueReference): LiveChat {
  const { parameters } = centre;
  const participantId = centre.newGuid();
  const visitorName = request.name.trim() || parameters.AnonymousName;
  const visitor = { participantId, kind: 'visitor', name: visitorName, state: 'active' } as const;
  const record = {
    interactionId: nextInteractionId(centre),
    participantId,
    chatId: centre.newGuid(),
    visitorName,
    language: request.language,
    customInfo: request.customInfo,
    attributes: request.attributes ?? {},
    queue,
    queuedTick: 0,
    state: 'waiting',
    endReason: undefined,
    agentName: undefined,
    parties: [visitor],
    startedAtMs: centre.clock.now(),
    endedAtMs: undefined,
    nextConversationSequence: 0,
    ackMode: false,
    firstOrdinal: 0,
    settledBefore: 0,
    sentBefore: 0,
  } as const;
  const chat = reviveChat({ record, events: [] }, centre.clock.monotonic());
  addChat(centre, chat);
  // The order that visitors of the original see. protocol §7.1
  appendSystemText(centre, chat, parameters.WelcomeMsg);
  appendState(centre, chat, visitor);
  const joined = parameters.VisitorConnectedMsg;
  if (joined !== undefined) appendSystemText(centre, chat, joined, visitorName);
  enqueue(centre, chat, queue);
  centre.log('info', `Interaction ${record.interactionId} started for ${queue.name}.`);
  return chat;
}

function findQueue(centre: Centre, { target, targetType }: ChatStartRequest): QueueReference | Reason {
  if (targetType === 'Workgroup') {
    const workgroup = centre.workgroups.find(({ name }) => isSameName(name, target));
    return workgroup ? { type: 'workgroup', name: workgroup.name } : reasons.badTarget;
  }
  const agent = targetType === 'User' ? findAgent(centre, target) : undefined;
  if (!agent) return reasons.badTarget;
  return agent.signedIn ? { type: 'user', name: agent.name } : reasons.userNotOnline;
}
