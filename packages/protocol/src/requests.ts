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
