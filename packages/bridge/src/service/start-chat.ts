/** How a chat begins: which line it joins, what its visitor reads first, and that one click makes one chat. */
import type { ChatAnswer, ChatStartRequest, QueueStatus } from '@footbridge/protocol';
import { admit, type Admitted } from './admission.js';
import { nextInteractionId, type Centre } from './centre.js';
import { refuse, success } from './chat-answer.js';
import { appendState, appendSystemText } from './chat-log.js';
import { logEvent } from './interaction-log.js';
import { addInteraction } from './interactions.js';
import { enqueue } from './lines.js';
import { isChat, reviveChat, type LiveChat } from './live-interaction.js';
import { queueStatusOf } from './queue-news.js';
import { performOnce } from './repeats.js';
import { attributesOf, distinctContexts, logUnmapped } from './skills.js';

export async function startChat(
  centre: Centre,
  request: ChatStartRequest,
  address: string | undefined,
): Promise<ChatAnswer> {
  const { credentials: _credentials, clientToken: token, ...body } = request;
  const outcome = await performOnce<{ participantId: string; chatId: string; interactionId: string }>(
    centre,
    { token, body: ['chat', body] },
    (created) =>
      admit(centre, { kind: 'chat', address, ...request }, (admitted) => {
        const { participantId, chatId, interactionId } = createChat(centre, request, admitted).record;
        created({ participantId, chatId, interactionId });
        return { participantId, chatId, interactionId };
      }),
  );
  if (!outcome.ok) return refuse(centre, outcome.reason);
  // The events of a new chat are left to its first poll, so that a repeated start has lost none. protocol §8
  return centre.journal.answer(() => ({
    ...success(centre),
    events: [],
    ...outcome.ids,
    queue: placeOf(centre, outcome.ids.chatId),
    dateFormat: 'M/d/yyyy',
    timeFormat: 'h:mm:ss tt',
  }));
}

/** A repeated start may come when the chat waits no more. */
function placeOf(centre: Centre, chatId: string): QueueStatus | undefined {
  const interaction = centre.byReconnectId.get(chatId);
  return interaction && isChat(interaction) ? queueStatusOf(centre, interaction) : undefined;
}

function createChat(centre: Centre, request: ChatStartRequest, admitted: Admitted): LiveChat {
  const { parameters } = centre;
  const { queue, skills, visitorName, account, addressHash, host } = admitted;
  const routingContexts = distinctContexts(request.routingContexts ?? []);
  const participantId = centre.newGuid();
  const visitor = { participantId, kind: 'visitor', name: visitorName, state: 'active' } as const;
  const record = {
    kind: 'chat',
    interactionId: nextInteractionId(centre),
    participantId,
    chatId: centre.newGuid(),
    visitorName,
    account,
    addressHash,
    host,
    language: request.language,
    customInfo: request.customInfo,
    attributes: attributesOf(request.attributes ?? {}, request.customInfo, routingContexts),
    routingContexts,
    skills,
    queue,
    queuedTick: 0,
    queuedAtMs: centre.clock.now(),
    state: 'waiting',
    endReason: undefined,
    agentName: undefined,
    parties: [visitor],
    transcriptTo: parameters.EnableWebTranscript === 1 ? request.transcriptTo : undefined,
    startedAtMs: centre.clock.now(),
    endedAtMs: undefined,
    nextConversationSequence: 0,
    ackMode: false,
    firstOrdinal: 0,
    settledBefore: 0,
    sentBefore: 0,
  } as const;
  const chat = reviveChat({ record, events: [] }, centre.clock.monotonic());
  addInteraction(centre, chat);
  logUnmapped(centre, routingContexts);
  // The order that visitors of the original see. protocol §7.1
  appendSystemText(centre, chat, 'WelcomeMsg', visitorName);
  appendState(centre, chat, visitor);
  appendSystemText(centre, chat, 'VisitorConnectedMsg', visitorName);
  logEvent(centre, 'QON', chat, { queue: queue.name });
  enqueue(centre, chat, queue);
  centre.log('info', `Interaction ${record.interactionId} started for ${queue.name}.`);
  return chat;
}
