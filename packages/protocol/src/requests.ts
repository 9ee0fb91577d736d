import type { ContactField } from './contact-fields.js';

export type TargetType = 'Workgroup' | 'User' | 'Station' | 'System';

/** A skill that the visitor asks for. protocol §7.10 */
export interface RoutingContext {
  readonly category: string;
  readonly context: string;
}

/** POST chat/start. protocol §3.2 */
export interface ChatStartRequest {
  readonly name: string;
  /** The visitor's password; empty for an anonymous visitor. */
  readonly credentials: string;
  readonly target: string;
  readonly targetType: TargetType;
  readonly language?: string | undefined;
  readonly customInfo?: string | undefined;
  readonly attributes?: Readonly<Record<string, string>> | undefined;
  readonly routingContexts?: readonly RoutingContext[] | undefined;
  /** Where the transcript goes; absent if none is wanted. */
  readonly transcriptTo?: string | undefined;
  /** Makes a repeat of the request harmless. protocol §10.5 */
  readonly clientToken?: string | undefined;
}

/** POST chat/sendMessage. protocol §3.4 */
export interface SendMessageRequest {
  readonly text: string;
  readonly contentType: string;
  /** Makes a repeat of the request harmless. protocol §10.4 */
  readonly messageId?: string | undefined;
}

/** POST chat/setTypingState. protocol §3.5 */
export interface TypingStateRequest {
  readonly typing: boolean;
}

/** POST chat/reconnect. protocol §3.7 */
export interface ReconnectRequest {
  readonly chatId: string;
  /** The last event the client has processed; keeps the chat in ack mode. protocol §10.2 */
  readonly ack?: number | undefined;
}

/** POST partyInfo. protocol §3.9 */
export interface PartyInfoRequest {
  readonly participantId: string;
}

/** POST callback/create. protocol §3.11 */
export interface CallbackCreateRequest {
  readonly name: string;
  /** The visitor's password; empty for an anonymous visitor. */
  readonly credentials: string;
  readonly telephone: string;
  readonly target: string;
  readonly targetType: TargetType;
  /** The form's description; at most 2,000 characters. */
  readonly subject: string;
  readonly language?: string | undefined;
  readonly customInfo?: string | undefined;
  readonly attributes?: Readonly<Record<string, string>> | undefined;
  readonly routingContexts?: readonly RoutingContext[] | undefined;
  /** When the visitor wants to be called: ISO 8601 with an offset. protocol §10.6 */
  readonly preferredTime?: string | undefined;
  /** Makes a repeat of the request harmless. protocol §10.5 */
  readonly clientToken?: string | undefined;
}

/** POST callback/reconnect. protocol §3.14 */
export interface CallbackReconnectRequest {
  readonly callbackId: string;
}

/** POST callback/reschedule. protocol §10.6 */
export interface CallbackRescheduleRequest {
  /** ISO 8601 with an offset. */
  readonly preferredTime: string;
}

/** POST queue/query. protocol §3.10 */
export interface QueueQueryRequest {
  readonly queueName: string;
  readonly queueType: TargetType;
  readonly name: string;
  readonly credentials: string;
}

/** POST register. protocol §3.15 */
export interface RegisterRequest {
  readonly username: string;
  readonly password: string;
  readonly contact: Readonly<Partial<Record<ContactField, string>>>;
  /** Makes a repeat of the request harmless. protocol §10.5 */
  readonly clientToken?: string | undefined;
}

/** POST message/create. protocol §10.6 */
export interface MessageCreateRequest {
  readonly name: string;
  readonly credentials: string;
  readonly target: string;
  readonly targetType: TargetType;
  readonly emailAddress: string;
  /** At most 4,000 characters. */
  readonly text: string;
  readonly language?: string | undefined;
  /** Makes a repeat of the request harmless. protocol §10.5 */
  readonly clientToken?: string | undefined;
}

/** POST directory/query: any subset, each the beginning of what is wanted. protocol §10.6 */
export interface DirectoryQueryRequest {
  readonly firstName?: string | undefined;
  readonly lastName?: string | undefined;
  readonly department?: string | undefined;
}
