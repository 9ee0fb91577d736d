/**
 * A React component for each element: properties are props, events are handlers, slots are children with `slot`.
 * Importing this registers the elements. Made from the manifest by `npm run types`; not to be changed by hand.
 */
import { createComponent, type EventName } from '@lit/react';
import * as React from 'react';
import '../define.js';
import type { AlternativeRequestEvent } from '../events/alternative-request-event.js';
import type { AvailabilityChangedEvent } from '../events/availability-changed-event.js';
import type { AvailabilityRequestEvent } from '../events/availability-request-event.js';
import type { BeforeSendEvent } from '../events/before-send-event.js';
import type { CallbackAgainRequestEvent } from '../events/callback-again-request-event.js';
import type { CallbackAssignedEvent } from '../events/callback-assigned-event.js';
import type { CallbackCreatedEvent } from '../events/callback-created-event.js';
import type { CallbackEndedEvent } from '../events/callback-ended-event.js';
import type { CallbackRescheduledEvent } from '../events/callback-rescheduled-event.js';
import type { CallbackStatusEvent } from '../events/callback-status-event.js';
import type { ChatEndedEvent } from '../events/chat-ended-event.js';
import type { ChatStartedEvent } from '../events/chat-started-event.js';
import type { CloseRequestEvent } from '../events/close-request-event.js';
import type { ConsentGrantedEvent } from '../events/consent-granted-event.js';
import type { ConsentWithdrawnEvent } from '../events/consent-withdrawn-event.js';
import type { DirectoryRequestEvent } from '../events/directory-request-event.js';
import type { InvitationAcceptedEvent } from '../events/invitation-accepted-event.js';
import type { InvitationDismissedEvent } from '../events/invitation-dismissed-event.js';
import type { InvitationShownEvent } from '../events/invitation-shown-event.js';
import type { MessageLeftEvent } from '../events/message-left-event.js';
import type { MessageReceivedEvent } from '../events/message-received-event.js';
import type { MessageSentEvent } from '../events/message-sent-event.js';
import type { NoticeDismissedEvent } from '../events/notice-dismissed-event.js';
import type { ProblemEvent } from '../events/problem-event.js';
import type { RegisteredEvent } from '../events/registered-event.js';
import type { RestartRequestEvent } from '../events/restart-request-event.js';
import type { WidgetCloseEvent } from '../events/widget-close-event.js';
import type { WidgetOpenEvent } from '../events/widget-open-event.js';
import { FootbridgeAvailability as FootbridgeAvailabilityElement } from '../availability/footbridge-availability.js';
import { FootbridgeCallback as FootbridgeCallbackElement } from '../callback/footbridge-callback.js';
import { FootbridgeCallbackStatus as FootbridgeCallbackStatusElement } from '../callback-status/footbridge-callback-status.js';
import { FootbridgeChat as FootbridgeChatElement } from '../chat/footbridge-chat.js';
import { FootbridgeChatMenu as FootbridgeChatMenuElement } from '../chat-menu/footbridge-chat-menu.js';
import { FootbridgeComposer as FootbridgeComposerElement } from '../composer/footbridge-composer.js';
import { FootbridgeConsent as FootbridgeConsentElement } from '../consent/footbridge-consent.js';
import { FootbridgeConversation as FootbridgeConversationElement } from '../conversation/footbridge-conversation.js';
import { FootbridgeDirectory as FootbridgeDirectoryElement } from '../directory/footbridge-directory.js';
import { FootbridgeHistory as FootbridgeHistoryElement } from '../history/footbridge-history.js';
import { FootbridgeInvitation as FootbridgeInvitationElement } from '../invitation/footbridge-invitation.js';
import { FootbridgeLauncher as FootbridgeLauncherElement } from '../launcher/footbridge-launcher.js';
import { FootbridgeLeaveMessage as FootbridgeLeaveMessageElement } from '../leave-message/footbridge-leave-message.js';
import { FootbridgeMessage as FootbridgeMessageElement } from '../message/footbridge-message.js';
import { FootbridgeMessageList as FootbridgeMessageListElement } from '../message-list/footbridge-message-list.js';
import { FootbridgeNotice as FootbridgeNoticeElement } from '../notice/footbridge-notice.js';
import { FootbridgePanel as FootbridgePanelElement } from '../panel/footbridge-panel.js';
import { FootbridgePartyList as FootbridgePartyListElement } from '../party-list/footbridge-party-list.js';
import { FootbridgeRefusal as FootbridgeRefusalElement } from '../refusal/footbridge-refusal.js';
import { FootbridgeRegister as FootbridgeRegisterElement } from '../register/footbridge-register.js';
import { FootbridgeSignIn as FootbridgeSignInElement } from '../sign-in/footbridge-sign-in.js';
import { FootbridgeStartForm as FootbridgeStartFormElement } from '../start-form/footbridge-start-form.js';
import { FootbridgeTranscript as FootbridgeTranscriptElement } from '../transcript/footbridge-transcript.js';
import { FootbridgeWidget as FootbridgeWidgetElement } from '../widget/footbridge-widget.js';

/** A chat link, a callback link or neither, by how busy a queue is. */
export const FootbridgeAvailability = createComponent({
  react: React,
  tagName: 'footbridge-availability',
  elementClass: FootbridgeAvailabilityElement,
  events: {
    onAvailabilityChanged: 'footbridge-availability-changed' as EventName<AvailabilityChangedEvent>,
    onAvailabilityRequest: 'footbridge-availability-request' as EventName<AvailabilityRequestEvent>,
  },
});

/** A form for a callback, alone or inside a `<footbridge-widget>`. */
export const FootbridgeCallback = createComponent({
  react: React,
  tagName: 'footbridge-callback',
  elementClass: FootbridgeCallbackElement,
  events: {
    onCallbackCreated: 'footbridge-callback-created' as EventName<CallbackCreatedEvent>,
    onCallbackStatus: 'footbridge-callback-status' as EventName<CallbackStatusEvent>,
    onCallbackAssigned: 'footbridge-callback-assigned' as EventName<CallbackAssignedEvent>,
    onCallbackRescheduled: 'footbridge-callback-rescheduled' as EventName<CallbackRescheduledEvent>,
    onCallbackEnded: 'footbridge-callback-ended' as EventName<CallbackEndedEvent>,
    onCallbackAgainRequest: 'footbridge-callback-again-request' as EventName<CallbackAgainRequestEvent>,
    onProblem: 'footbridge-problem' as EventName<ProblemEvent>,
  },
});

/** The status of a callback, alone or inside a `<footbridge-callback>`. */
export const FootbridgeCallbackStatus = createComponent({
  react: React,
  tagName: 'footbridge-callback-status',
  elementClass: FootbridgeCallbackStatusElement,
  events: {
    onCallbackStatus: 'footbridge-callback-status' as EventName<CallbackStatusEvent>,
    onCallbackAssigned: 'footbridge-callback-assigned' as EventName<CallbackAssignedEvent>,
    onCallbackRescheduled: 'footbridge-callback-rescheduled' as EventName<CallbackRescheduledEvent>,
    onCallbackEnded: 'footbridge-callback-ended' as EventName<CallbackEndedEvent>,
    onCallbackAgainRequest: 'footbridge-callback-again-request' as EventName<CallbackAgainRequestEvent>,
    onProblem: 'footbridge-problem' as EventName<ProblemEvent>,
  },
});

/** A chat, alone or inside a `<footbridge-widget>`. */
export const FootbridgeChat = createComponent({
  react: React,
  tagName: 'footbridge-chat',
  elementClass: FootbridgeChatElement,
  events: {
    onChatStarted: 'footbridge-chat-started' as EventName<ChatStartedEvent>,
    onChatEnded: 'footbridge-chat-ended' as EventName<ChatEndedEvent>,
    onMessageReceived: 'footbridge-message-received' as EventName<MessageReceivedEvent>,
    onMessageSent: 'footbridge-message-sent' as EventName<MessageSentEvent>,
    onBeforeSend: 'footbridge-before-send' as EventName<BeforeSendEvent>,
    onRestartRequest: 'footbridge-restart-request' as EventName<RestartRequestEvent>,
    onAlternativeRequest: 'footbridge-alternative-request' as EventName<AlternativeRequestEvent>,
    onProblem: 'footbridge-problem' as EventName<ProblemEvent>,
  },
});

/** What a visitor sets for themselves in a chat. */
export const FootbridgeChatMenu = createComponent({
  react: React,
  tagName: 'footbridge-chat-menu',
  elementClass: FootbridgeChatMenuElement,
  events: { change: 'change' as EventName<Event> },
});

/** A message box with a send button. */
export const FootbridgeComposer = createComponent({
  react: React,
  tagName: 'footbridge-composer',
  elementClass: FootbridgeComposerElement,
  events: { onBeforeSend: 'footbridge-before-send' as EventName<BeforeSendEvent> },
});

/** Consent before anything starts, and its withdrawal. */
export const FootbridgeConsent = createComponent({
  react: React,
  tagName: 'footbridge-consent',
  elementClass: FootbridgeConsentElement,
  events: {
    onConsentGranted: 'footbridge-consent-granted' as EventName<ConsentGrantedEvent>,
    onConsentWithdrawn: 'footbridge-consent-withdrawn' as EventName<ConsentWithdrawnEvent>,
  },
});

/** What is said, by whom, and the box to answer in. */
export const FootbridgeConversation = createComponent({
  react: React,
  tagName: 'footbridge-conversation',
  elementClass: FootbridgeConversationElement,
  events: {
    onBeforeSend: 'footbridge-before-send' as EventName<BeforeSendEvent>,
    onRestartRequest: 'footbridge-restart-request' as EventName<RestartRequestEvent>,
  },
});

/** Links to queues and people, and a search for people. */
export const FootbridgeDirectory = createComponent({
  react: React,
  tagName: 'footbridge-directory',
  elementClass: FootbridgeDirectoryElement,
  events: { onDirectoryRequest: 'footbridge-directory-request' as EventName<DirectoryRequestEvent> },
});

/** Print and save a conversation. */
export const FootbridgeHistory = createComponent({
  react: React,
  tagName: 'footbridge-history',
  elementClass: FootbridgeHistoryElement,
  events: {},
});

/** An invitation to a chat, by rule. */
export const FootbridgeInvitation = createComponent({
  react: React,
  tagName: 'footbridge-invitation',
  elementClass: FootbridgeInvitationElement,
  events: {
    onInvitationShown: 'footbridge-invitation-shown' as EventName<InvitationShownEvent>,
    onInvitationAccepted: 'footbridge-invitation-accepted' as EventName<InvitationAcceptedEvent>,
    onInvitationDismissed: 'footbridge-invitation-dismissed' as EventName<InvitationDismissedEvent>,
  },
});

/** The round button in the corner of the page. */
export const FootbridgeLauncher = createComponent({
  react: React,
  tagName: 'footbridge-launcher',
  elementClass: FootbridgeLauncherElement,
  events: {},
});

/** The form for a message that is left. */
export const FootbridgeLeaveMessage = createComponent({
  react: React,
  tagName: 'footbridge-leave-message',
  elementClass: FootbridgeLeaveMessageElement,
  events: {
    onMessageLeft: 'footbridge-message-left' as EventName<MessageLeftEvent>,
    onProblem: 'footbridge-problem' as EventName<ProblemEvent>,
  },
});

/** A message in a bubble. */
export const FootbridgeMessage = createComponent({
  react: React,
  tagName: 'footbridge-message',
  elementClass: FootbridgeMessageElement,
  events: {},
});

/** The scrolling list of messages. */
export const FootbridgeMessageList = createComponent({
  react: React,
  tagName: 'footbridge-message-list',
  elementClass: FootbridgeMessageListElement,
  events: {},
});

/** The contact centre's notice to every visitor. */
export const FootbridgeNotice = createComponent({
  react: React,
  tagName: 'footbridge-notice',
  elementClass: FootbridgeNoticeElement,
  events: { onNoticeDismissed: 'footbridge-notice-dismissed' as EventName<NoticeDismissedEvent> },
});

/** The window that holds a chat. */
export const FootbridgePanel = createComponent({
  react: React,
  tagName: 'footbridge-panel',
  elementClass: FootbridgePanelElement,
  events: { onCloseRequest: 'footbridge-close-request' as EventName<CloseRequestEvent> },
});

/** The agents and whether one is typing. */
export const FootbridgePartyList = createComponent({
  react: React,
  tagName: 'footbridge-party-list',
  elementClass: FootbridgePartyListElement,
  events: {},
});

/** A refusal, and the way on. */
export const FootbridgeRefusal = createComponent({
  react: React,
  tagName: 'footbridge-refusal',
  elementClass: FootbridgeRefusalElement,
  events: { onAlternativeRequest: 'footbridge-alternative-request' as EventName<AlternativeRequestEvent> },
});

/** The form that makes an account. */
export const FootbridgeRegister = createComponent({
  react: React,
  tagName: 'footbridge-register',
  elementClass: FootbridgeRegisterElement,
  events: {
    onRegistered: 'footbridge-registered' as EventName<RegisteredEvent>,
    onProblem: 'footbridge-problem' as EventName<ProblemEvent>,
  },
});

/** User name and password, for a form around it. */
export const FootbridgeSignIn = createComponent({
  react: React,
  tagName: 'footbridge-sign-in',
  elementClass: FootbridgeSignInElement,
  events: { change: 'change' as EventName<Event> },
});

/** The form that starts a chat. */
export const FootbridgeStartForm = createComponent({
  react: React,
  tagName: 'footbridge-start-form',
  elementClass: FootbridgeStartFormElement,
  events: { onAlternativeRequest: 'footbridge-alternative-request' as EventName<AlternativeRequestEvent> },
});

/** The wish for a transcript, for a form around it. */
export const FootbridgeTranscript = createComponent({
  react: React,
  tagName: 'footbridge-transcript',
  elementClass: FootbridgeTranscriptElement,
  events: {},
});

/** The launcher, and behind it a panel with a chat. */
export const FootbridgeWidget = createComponent({
  react: React,
  tagName: 'footbridge-widget',
  elementClass: FootbridgeWidgetElement,
  events: {
    onOpen: 'footbridge-open' as EventName<WidgetOpenEvent>,
    onClose: 'footbridge-close' as EventName<WidgetCloseEvent>,
    onCloseRequest: 'footbridge-close-request' as EventName<CloseRequestEvent>,
    onChatStarted: 'footbridge-chat-started' as EventName<ChatStartedEvent>,
    onChatEnded: 'footbridge-chat-ended' as EventName<ChatEndedEvent>,
    onMessageReceived: 'footbridge-message-received' as EventName<MessageReceivedEvent>,
    onMessageSent: 'footbridge-message-sent' as EventName<MessageSentEvent>,
    onBeforeSend: 'footbridge-before-send' as EventName<BeforeSendEvent>,
    onRestartRequest: 'footbridge-restart-request' as EventName<RestartRequestEvent>,
    onAlternativeRequest: 'footbridge-alternative-request' as EventName<AlternativeRequestEvent>,
    onCallbackCreated: 'footbridge-callback-created' as EventName<CallbackCreatedEvent>,
    onCallbackStatus: 'footbridge-callback-status' as EventName<CallbackStatusEvent>,
    onCallbackAssigned: 'footbridge-callback-assigned' as EventName<CallbackAssignedEvent>,
    onCallbackRescheduled: 'footbridge-callback-rescheduled' as EventName<CallbackRescheduledEvent>,
    onCallbackEnded: 'footbridge-callback-ended' as EventName<CallbackEndedEvent>,
    onCallbackAgainRequest: 'footbridge-callback-again-request' as EventName<CallbackAgainRequestEvent>,
    onRegistered: 'footbridge-registered' as EventName<RegisteredEvent>,
    onMessageLeft: 'footbridge-message-left' as EventName<MessageLeftEvent>,
    onProblem: 'footbridge-problem' as EventName<ProblemEvent>,
  },
});
