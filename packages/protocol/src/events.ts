/** Who a participant is. On the wire `WebUser`, `Agent` and `System`. protocol §4.1 */
export type ParticipantType = 'visitor' | 'agent' | 'system';

/** The states of a participant. protocol §4.3 */
export const participantStates = ['initializing', 'alerting', 'active', 'held', 'voicemail', 'disconnected'] as const;
export type ParticipantState = (typeof participantStates)[number];

/** The participant id of the system. protocol §4.1 */
export const SYSTEM_PARTICIPANT_ID = '00000000-0000-0000-0000-000000000000';

interface EventBase {
  /** One counter for each chat over all its events, from 0. protocol §4.4 */
  readonly sequence: number;
  readonly participantId: string;
  /** Absent from older servers. */
  readonly participantType?: ParticipantType | undefined;
}

interface ConversationEventBase extends EventBase {
  /** Counts text, url and file events alone. Servers disagree about it; never depend on it. protocol §9 item 5 */
  readonly conversationSequence?: number | undefined;
  readonly displayName?: string | undefined;
}

/** A message from an agent, the system or, as an echo, the visitor. */
export interface TextEvent extends ConversationEventBase {
  readonly type: 'text';
  readonly text: string;
  readonly contentType: string;
  /** The id that the sender gave the message. protocol §10.4 */
  readonly messageId?: string | undefined;
}

/** A URL pushed by an agent. It may be prose around a URL. */
export interface UrlEvent extends ConversationEventBase {
  readonly type: 'url';
  readonly text: string;
}

/** A file from an agent, as a path relative to the server. protocol §3.8 */
export interface FileEvent extends ConversationEventBase {
  readonly type: 'file';
  readonly path: string;
}

/** A participant started or stopped typing. */
export interface TypingEvent extends EventBase {
  readonly type: 'typing';
  readonly typing: boolean;
}

/** A participant joined, left, or changed state or name. protocol §4.3 */
export interface ParticipantStateEvent extends EventBase {
  readonly type: 'participantState';
  readonly state: ParticipantState;
  readonly name?: string | undefined;
}

/** The five things that can happen in a chat. protocol §4.2 */
export type ChatEvent = TextEvent | UrlEvent | FileEvent | TypingEvent | ParticipantStateEvent;

/** How each event type is spelled on the wire. protocol §4.2 */
export const wireEventTypes: Readonly<Record<ChatEvent['type'], string>> = {
  text: 'text',
  url: 'url',
  file: 'file',
  typing: 'typingIndicator',
  participantState: 'participantStateChanged',
};

/** How each kind of participant is spelled on the wire. protocol §4.1 */
export const wireParticipantTypes: Readonly<Record<ParticipantType, string>> = {
  visitor: 'WebUser',
  agent: 'Agent',
  system: 'System',
};
