/** The server half of the wire: typed answers as the plain values that go out, in their exact spellings. protocol §3 */
import type {
  CallbackAnswer,
  CallbackStatusAnswer,
  ChatAnswer,
  DirectoryAnswer,
  Failure,
  PartyInfoAnswer,
  PlainAnswer,
  QueueQueryAnswer,
  ServerConfiguration,
} from './answers.js';
import { wireEventTypes, wireParticipantTypes, type ChatEvent } from './events.js';

export type WireValue = object;

export function encodeChatAnswer(answer: ChatAnswer): WireValue {
  const common = { pollWaitSuggestion: answer.pollWaitMs, cfgVer: answer.configurationVersion };
  if (!answer.ok) return { chat: { ...common, status: encodeStatus(answer) } };
  return {
    chat: {
      ...common,
      participantID: answer.participantId,
      chatID: answer.chatId,
      interactionID: answer.interactionId,
      dateFormat: answer.dateFormat,
      timeFormat: answer.timeFormat,
      queue: answer.queue && {
        position: answer.queue.position,
        estimatedWaitTime: answer.queue.estimatedWaitSeconds,
      },
      events: answer.events.map(encodeEvent),
      status: encodeStatus(answer),
    },
  };
}

export function encodePartyInfoAnswer(answer: PartyInfoAnswer): WireValue {
  const status = encodeStatus(answer);
  return { partyInfo: answer.ok ? { name: answer.name, photo: answer.photoPath, status } : { status } };
}

/** `acceptLanguage` is the request's own header, echoed for the original client's older version. protocol §3.1 */
export function encodeServerConfiguration(configuration: ServerConfiguration, acceptLanguage: string): WireValue {
  const { common, chat, callback, queueQuery } = configuration.capabilities;
  return [
    {
      serverConfiguration: {
        cfgVer: configuration.configurationVersion,
        capabilities: {
          common: [...common],
          chat: [...chat],
          callback: [...callback],
          queueQuery: [...queueQuery],
        },
        problemReportRegEx: configuration.problemReportFilter,
        notice: configuration.notice && { severity: configuration.notice.severity, text: configuration.notice.text },
      },
    },
    { browserAcceptLanguage: acceptLanguage },
  ];
}

export function encodeCallbackAnswer(answer: CallbackAnswer): WireValue {
  const status = encodeStatus(answer);
  if (!answer.ok) return { callback: { status } };
  return {
    callback: {
      participantID: answer.participantId,
      callbackID: answer.callbackId,
      userIdentityID: answer.userIdentityId,
      pollWaitSuggestion: answer.pollWaitMs,
      status,
    },
  };
}

export function encodeCallbackStatusAnswer(answer: CallbackStatusAnswer): WireValue {
  const status = encodeStatus(answer);
  if (!answer.ok) return { callback: { status } };
  const { assignedAgent, acd, preferredTime } = answer;
  return {
    callback: {
      assignedAgent: assignedAgent && { name: assignedAgent.name, participantID: assignedAgent.participantId },
      acdStatus: {
        interactionState: acd.interactionState,
        queueName: acd.queueName,
        queuePosition: acd.queuePosition,
        queueWaitTime: acd.queueWaitSeconds,
        estimatedCallbackTime: acd.estimatedCallbackSeconds,
        longestWaitTime: acd.longestWaitSeconds,
        callsWaitingCount: acd.waitingCount,
        loggedInAgentsCount: acd.loggedInAgentsCount,
        availableAgentsCount: acd.availableAgentsCount,
      },
      preferredTime,
      status,
    },
  };
}

export function encodeQueueQueryAnswer(answer: QueueQueryAnswer): WireValue {
  const status = encodeStatus(answer);
  if (!answer.ok) return { queue: { status } };
  return { queue: { agentsAvailable: answer.agentsAvailable, estimatedWaitTime: answer.estimatedWaitSeconds, status } };
}

export const encodeRegistrationAnswer = (answer: PlainAnswer): WireValue => ({
  registration: { status: encodeStatus(answer) },
});

export const encodeMessageAnswer = (answer: PlainAnswer): WireValue => ({ message: { status: encodeStatus(answer) } });

export function encodeDirectoryAnswer(answer: DirectoryAnswer): WireValue {
  const status = encodeStatus(answer);
  if (!answer.ok) return { directory: { status } };
  const entries = answer.entries.map(({ photoPath, ...entry }) => ({ ...entry, photo: photoPath }));
  return { directory: { departments: answer.departments, entries, status } };
}

export function encodeEvent(event: ChatEvent): WireValue {
  const common = {
    type: wireEventTypes[event.type],
    participantID: event.participantId,
    sequenceNumber: event.sequence,
    participantType: event.participantType && wireParticipantTypes[event.participantType],
  };
  switch (event.type) {
    case 'typing':
      return { ...common, value: event.typing };
    case 'participantState':
      return { ...common, state: event.state, participantName: event.name };
    default:
      return {
        ...common,
        conversationSequenceNumber: event.conversationSequence,
        displayName: event.displayName,
        ...(event.type === 'text' && { contentType: event.contentType, messageID: event.messageId }),
        value: event.type === 'file' ? event.path : event.text,
      };
  }
}

const encodeStatus = (answer: { readonly ok: true } | Failure): WireValue =>
  answer.ok ? { type: 'success' } : { type: 'failure', reason: answer.reason };
