/** The elements for the markup of Svelte: `import '@footbridge/elements/svelte'` in a file of types. Made from the manifest by `npm run types`; not to be changed by hand. */
import type {
  AlternativeRequestEvent,
  AvailabilityChangedEvent,
  AvailabilityRequestEvent,
  BeforeSendEvent,
  CallbackAgainRequestEvent,
  CallbackAssignedEvent,
  CallbackCreatedEvent,
  CallbackEndedEvent,
  CallbackRescheduledEvent,
  CallbackStatusEvent,
  ChatEndedEvent,
  ChatStartedEvent,
  CloseRequestEvent,
  ConsentGrantedEvent,
  ConsentWithdrawnEvent,
  DirectoryRequestEvent,
  FootbridgeAvailability,
  FootbridgeCallback,
  FootbridgeCallbackStatus,
  FootbridgeChat,
  FootbridgeChatMenu,
  FootbridgeComposer,
  FootbridgeConsent,
  FootbridgeConversation,
  FootbridgeDirectory,
  FootbridgeHistory,
  FootbridgeInvitation,
  FootbridgeLauncher,
  FootbridgeLeaveMessage,
  FootbridgeMessage,
  FootbridgeMessageList,
  FootbridgeNotice,
  FootbridgePanel,
  FootbridgePartyList,
  FootbridgeRefusal,
  FootbridgeRegister,
  FootbridgeSignIn,
  FootbridgeStartForm,
  FootbridgeTranscript,
  FootbridgeWidget,
  InvitationAcceptedEvent,
  InvitationDismissedEvent,
  InvitationShownEvent,
  MessageLeftEvent,
  MessageReceivedEvent,
  MessageSentEvent,
  NoticeDismissedEvent,
  ProblemEvent,
  RegisteredEvent,
  RestartRequestEvent,
  WidgetCloseEvent,
  WidgetOpenEvent,
} from '@footbridge/elements';
import type { HTMLAttributes } from 'svelte/elements';

type Tag<Element extends EventTarget, Names extends keyof Element, Handlers> = Omit<HTMLAttributes<Element>, Names> &
  Partial<Pick<Element, Names>> &
  Handlers;

declare module 'svelte/elements' {
  interface SvelteHTMLElements {
    'footbridge-availability': Tag<
      FootbridgeAvailability,
      'rule' | 'decide' | 'queue' | 'visitorNumber' | 'refreshSeconds' | 'askCredentials' | 'options' | 'client',
      {
        'onfootbridge-availability-changed'?: (event: AvailabilityChangedEvent) => void;
        'onfootbridge-availability-request'?: (event: AvailabilityRequestEvent) => void;
      }
    >;
    'footbridge-callback': Tag<
      FootbridgeCallback,
      | 'client'
      | 'language'
      | 'name'
      | 'telephone'
      | 'subject'
      | 'details'
      | 'credentials'
      | 'prepare'
      | 'hide'
      | 'show'
      | 'liveRegion',
      {
        'onfootbridge-callback-created'?: (event: CallbackCreatedEvent) => void;
        'onfootbridge-callback-status'?: (event: CallbackStatusEvent) => void;
        'onfootbridge-callback-assigned'?: (event: CallbackAssignedEvent) => void;
        'onfootbridge-callback-rescheduled'?: (event: CallbackRescheduledEvent) => void;
        'onfootbridge-callback-ended'?: (event: CallbackEndedEvent) => void;
        'onfootbridge-callback-again-request'?: (event: CallbackAgainRequestEvent) => void;
        'onfootbridge-problem'?: (event: ProblemEvent) => void;
      }
    >;
    'footbridge-callback-status': Tag<
      FootbridgeCallbackStatus,
      'client' | 'language' | 'hide' | 'show' | 'liveRegion',
      {
        'onfootbridge-callback-status'?: (event: CallbackStatusEvent) => void;
        'onfootbridge-callback-assigned'?: (event: CallbackAssignedEvent) => void;
        'onfootbridge-callback-rescheduled'?: (event: CallbackRescheduledEvent) => void;
        'onfootbridge-callback-ended'?: (event: CallbackEndedEvent) => void;
        'onfootbridge-callback-again-request'?: (event: CallbackAgainRequestEvent) => void;
        'onfootbridge-problem'?: (event: ProblemEvent) => void;
      }
    >;
    'footbridge-chat': Tag<
      FootbridgeChat,
      'client' | 'language' | 'prepare' | 'details' | 'credentials' | 'name' | 'liveRegion',
      {
        'onfootbridge-chat-started'?: (event: ChatStartedEvent) => void;
        'onfootbridge-chat-ended'?: (event: ChatEndedEvent) => void;
        'onfootbridge-message-received'?: (event: MessageReceivedEvent) => void;
        'onfootbridge-message-sent'?: (event: MessageSentEvent) => void;
        'onfootbridge-before-send'?: (event: BeforeSendEvent) => void;
        'onfootbridge-restart-request'?: (event: RestartRequestEvent) => void;
        'onfootbridge-alternative-request'?: (event: AlternativeRequestEvent) => void;
        'onfootbridge-problem'?: (event: ProblemEvent) => void;
      }
    >;
    'footbridge-chat-menu': Tag<
      FootbridgeChatMenu,
      'entries' | 'language' | 'enterBreaks' | 'sound',
      { onchange?: (event: Event) => void }
    >;
    'footbridge-composer': Tag<
      FootbridgeComposer,
      'client' | 'enterBreaks' | 'maxLength',
      { 'onfootbridge-before-send'?: (event: BeforeSendEvent) => void }
    >;
    'footbridge-consent': Tag<
      FootbridgeConsent,
      'client' | 'callbacks' | 'granted' | 'remember',
      {
        'onfootbridge-consent-granted'?: (event: ConsentGrantedEvent) => void;
        'onfootbridge-consent-withdrawn'?: (event: ConsentWithdrawnEvent) => void;
      }
    >;
    'footbridge-conversation': Tag<
      FootbridgeConversation,
      'client' | 'language' | 'liveRegion',
      {
        'onfootbridge-before-send'?: (event: BeforeSendEvent) => void;
        'onfootbridge-restart-request'?: (event: RestartRequestEvent) => void;
      }
    >;
    'footbridge-directory': Tag<
      FootbridgeDirectory,
      'entries' | 'search' | 'language' | 'options' | 'client',
      { 'onfootbridge-directory-request'?: (event: DirectoryRequestEvent) => void }
    >;
    'footbridge-history': Tag<FootbridgeHistory, 'entries' | 'language' | 'heading', {}>;
    'footbridge-invitation': Tag<
      FootbridgeInvitation,
      'afterSeconds' | 'atScroll' | 'fromCart' | 'cart' | 'onEvent' | 'queue' | 'theme' | 'open' | 'options' | 'client',
      {
        'onfootbridge-invitation-shown'?: (event: InvitationShownEvent) => void;
        'onfootbridge-invitation-accepted'?: (event: InvitationAcceptedEvent) => void;
        'onfootbridge-invitation-dismissed'?: (event: InvitationDismissedEvent) => void;
      }
    >;
    'footbridge-launcher': Tag<FootbridgeLauncher, 'label' | 'expanded', {}>;
    'footbridge-leave-message': Tag<
      FootbridgeLeaveMessage,
      'client' | 'name',
      {
        'onfootbridge-message-left'?: (event: MessageLeftEvent) => void;
        'onfootbridge-problem'?: (event: ProblemEvent) => void;
      }
    >;
    'footbridge-message': Tag<FootbridgeMessage, 'entry' | 'client' | 'first' | 'newDay' | 'last' | 'language', {}>;
    'footbridge-message-list': Tag<FootbridgeMessageList, 'entries' | 'client' | 'language', {}>;
    'footbridge-notice': Tag<
      FootbridgeNotice,
      'client',
      { 'onfootbridge-notice-dismissed'?: (event: NoticeDismissedEvent) => void }
    >;
    'footbridge-panel': Tag<
      FootbridgePanel,
      'open' | 'heading',
      { 'onfootbridge-close-request'?: (event: CloseRequestEvent) => void }
    >;
    'footbridge-party-list': Tag<FootbridgePartyList, 'parties' | 'ended' | 'queue' | 'language', {}>;
    'footbridge-refusal': Tag<
      FootbridgeRefusal,
      'error' | 'allows',
      { 'onfootbridge-alternative-request'?: (event: AlternativeRequestEvent) => void }
    >;
    'footbridge-register': Tag<
      FootbridgeRegister,
      'client' | 'prepare' | 'fields' | 'whenRegistered',
      {
        'onfootbridge-registered'?: (event: RegisteredEvent) => void;
        'onfootbridge-problem'?: (event: ProblemEvent) => void;
      }
    >;
    'footbridge-sign-in': Tag<FootbridgeSignIn, 'optional', { onchange?: (event: Event) => void }>;
    'footbridge-start-form': Tag<
      FootbridgeStartForm,
      'client' | 'prepare' | 'allows' | 'details' | 'credentials' | 'name',
      { 'onfootbridge-alternative-request'?: (event: AlternativeRequestEvent) => void }
    >;
    'footbridge-transcript': Tag<FootbridgeTranscript, never, {}>;
    'footbridge-widget': Tag<
      FootbridgeWidget,
      'language' | 'heading' | 'theme' | 'open' | 'options' | 'client',
      {
        'onfootbridge-open'?: (event: WidgetOpenEvent) => void;
        'onfootbridge-close'?: (event: WidgetCloseEvent) => void;
        'onfootbridge-close-request'?: (event: CloseRequestEvent) => void;
        'onfootbridge-chat-started'?: (event: ChatStartedEvent) => void;
        'onfootbridge-chat-ended'?: (event: ChatEndedEvent) => void;
        'onfootbridge-message-received'?: (event: MessageReceivedEvent) => void;
        'onfootbridge-message-sent'?: (event: MessageSentEvent) => void;
        'onfootbridge-before-send'?: (event: BeforeSendEvent) => void;
        'onfootbridge-restart-request'?: (event: RestartRequestEvent) => void;
        'onfootbridge-alternative-request'?: (event: AlternativeRequestEvent) => void;
        'onfootbridge-callback-created'?: (event: CallbackCreatedEvent) => void;
        'onfootbridge-callback-status'?: (event: CallbackStatusEvent) => void;
        'onfootbridge-callback-assigned'?: (event: CallbackAssignedEvent) => void;
        'onfootbridge-callback-rescheduled'?: (event: CallbackRescheduledEvent) => void;
        'onfootbridge-callback-ended'?: (event: CallbackEndedEvent) => void;
        'onfootbridge-callback-again-request'?: (event: CallbackAgainRequestEvent) => void;
        'onfootbridge-registered'?: (event: RegisteredEvent) => void;
        'onfootbridge-message-left'?: (event: MessageLeftEvent) => void;
        'onfootbridge-problem'?: (event: ProblemEvent) => void;
      }
    >;
  }
}
