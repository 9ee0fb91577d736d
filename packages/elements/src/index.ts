/**
 * The elements of Footbridge as classes. Importing this registers nothing; `@footbridge/elements/define` does. An element
 * draws a client's snapshot and passes on what the visitor does: it knows no protocol and keeps no state of its own.
 */
export { FootbridgeCallback, type CallbackSignIn } from './callback/footbridge-callback.js';
export { FootbridgeCallbackStatus } from './callback-status/footbridge-callback-status.js';
export { FootbridgeChat } from './chat/footbridge-chat.js';
export { FootbridgeComposer } from './composer/footbridge-composer.js';
export { FootbridgeConsent } from './consent/footbridge-consent.js';
export type { DirectoryLink } from './directory/directory-entry.js';
export { FootbridgeDirectory } from './directory/footbridge-directory.js';
export type { FootbridgeGlobal } from './embed/footbridge-global.js';
export { FootbridgeConversation } from './conversation/footbridge-conversation.js';
export { AlternativeRequestEvent, type Alternative } from './events/alternative-request-event.js';
export { BeforeSendEvent } from './events/before-send-event.js';
export { CallbackAgainRequestEvent } from './events/callback-again-request-event.js';
export { CallbackAssignedEvent } from './events/callback-assigned-event.js';
export { CallbackCreatedEvent } from './events/callback-created-event.js';
export { CallbackEndedEvent } from './events/callback-ended-event.js';
export { CallbackRescheduledEvent } from './events/callback-rescheduled-event.js';
export { CallbackStatusEvent } from './events/callback-status-event.js';
export { ChatEndedEvent } from './events/chat-ended-event.js';
export { ChatStartedEvent } from './events/chat-started-event.js';
export { CloseRequestEvent } from './events/close-request-event.js';
export { ConsentGrantedEvent } from './events/consent-granted-event.js';
export { ConsentWithdrawnEvent } from './events/consent-withdrawn-event.js';
export { ConversationEvent } from './events/conversation-event.js';
export { DirectoryRequestEvent, type DirectoryTarget } from './events/directory-request-event.js';
export { MessageReceivedEvent } from './events/message-received-event.js';
export { MessageSentEvent } from './events/message-sent-event.js';
export { NoticeDismissedEvent } from './events/notice-dismissed-event.js';
export { ProblemEvent } from './events/problem-event.js';
export { RestartRequestEvent } from './events/restart-request-event.js';
export { WidgetCloseEvent } from './events/widget-close-event.js';
export { WidgetOpenEvent } from './events/widget-open-event.js';
export { FootbridgeLauncher } from './launcher/footbridge-launcher.js';
export { getLocale, setLocale } from './localization/localization.js';
export { FootbridgeMessageList } from './message-list/footbridge-message-list.js';
export { FootbridgeMessage } from './message/footbridge-message.js';
export { FootbridgeNotice } from './notice/footbridge-notice.js';
export { FootbridgePanel } from './panel/footbridge-panel.js';
export { FootbridgePartyList } from './party-list/footbridge-party-list.js';
export { FootbridgeRefusal } from './refusal/footbridge-refusal.js';
export { FootbridgeSignIn } from './sign-in/footbridge-sign-in.js';
export { FootbridgeTranscript } from './transcript/footbridge-transcript.js';
export type { FormExtra } from './start-form/form-extra.js';
export { FootbridgeStartForm } from './start-form/footbridge-start-form.js';
export { FootbridgeWidget } from './widget/footbridge-widget.js';
