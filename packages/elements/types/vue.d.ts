/** The elements for the templates of Vue: `import '@footbridge/elements/vue'` in a file of types. Made from the manifest by `npm run types`; not to be changed by hand. */
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
import type { HTMLAttributes } from 'vue';

type Tag<Element, Names extends keyof Element, Handlers> = new () => {
  $props: HTMLAttributes & Partial<Pick<Element, Names>> & Handlers & Record<`data-${string}`, unknown>;
};

declare module 'vue' {
  interface GlobalComponents {
    'footbridge-availability': Tag<
      FootbridgeAvailability,
      'rule' | 'decide' | 'queue' | 'visitorNumber' | 'refreshSeconds' | 'askCredentials' | 'options' | 'client',
      {
        onFootbridgeAvailabilityChanged?: (event: AvailabilityChangedEvent) => void;
        onFootbridgeAvailabilityRequest?: (event: AvailabilityRequestEvent) => void;
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
        onFootbridgeCallbackCreated?: (event: CallbackCreatedEvent) => void;
        onFootbridgeCallbackStatus?: (event: CallbackStatusEvent) => void;
        onFootbridgeCallbackAssigned?: (event: CallbackAssignedEvent) => void;
        onFootbridgeCallbackRescheduled?: (event: CallbackRescheduledEvent) => void;
        onFootbridgeCallbackEnded?: (event: CallbackEndedEvent) => void;
        onFootbridgeCallbackAgainRequest?: (event: CallbackAgainRequestEvent) => void;
        onFootbridgeProblem?: (event: ProblemEvent) => void;
      }
    >;
    'footbridge-callback-status': Tag<
      FootbridgeCallbackStatus,
      'client' | 'language' | 'hide' | 'show' | 'liveRegion',
      {
        onFootbridgeCallbackStatus?: (event: CallbackStatusEvent) => void;
        onFootbridgeCallbackAssigned?: (event: CallbackAssignedEvent) => void;
        onFootbridgeCallbackRescheduled?: (event: CallbackRescheduledEvent) => void;
        onFootbridgeCallbackEnded?: (event: CallbackEndedEvent) => void;
        onFootbridgeCallbackAgainRequest?: (event: CallbackAgainRequestEvent) => void;
        onFootbridgeProblem?: (event: ProblemEvent) => void;
      }
    >;
    'footbridge-chat': Tag<
      FootbridgeChat,
      'client' | 'language' | 'prepare' | 'details' | 'credentials' | 'name' | 'liveRegion',
      {
        onFootbridgeChatStarted?: (event: ChatStartedEvent) => void;
        onFootbridgeChatEnded?: (event: ChatEndedEvent) => void;
        onFootbridgeMessageReceived?: (event: MessageReceivedEvent) => void;
        onFootbridgeMessageSent?: (event: MessageSentEvent) => void;
        onFootbridgeBeforeSend?: (event: BeforeSendEvent) => void;
        onFootbridgeRestartRequest?: (event: RestartRequestEvent) => void;
        onFootbridgeAlternativeRequest?: (event: AlternativeRequestEvent) => void;
        onFootbridgeProblem?: (event: ProblemEvent) => void;
      }
    >;
    'footbridge-chat-menu': Tag<
      FootbridgeChatMenu,
      'entries' | 'language' | 'enterBreaks' | 'sound',
      { onChange?: (event: Event) => void }
    >;
    'footbridge-composer': Tag<
      FootbridgeComposer,
      'client' | 'enterBreaks' | 'maxLength',
      { onFootbridgeBeforeSend?: (event: BeforeSendEvent) => void }
    >;
    'footbridge-consent': Tag<
      FootbridgeConsent,
      'client' | 'callbacks' | 'granted' | 'remember',
      {
        onFootbridgeConsentGranted?: (event: ConsentGrantedEvent) => void;
        onFootbridgeConsentWithdrawn?: (event: ConsentWithdrawnEvent) => void;
      }
    >;
    'footbridge-conversation': Tag<
      FootbridgeConversation,
      'client' | 'language' | 'liveRegion',
      {
        onFootbridgeBeforeSend?: (event: BeforeSendEvent) => void;
        onFootbridgeRestartRequest?: (event: RestartRequestEvent) => void;
      }
    >;
    'footbridge-directory': Tag<
      FootbridgeDirectory,
      'entries' | 'search' | 'language' | 'options' | 'client',
      { onFootbridgeDirectoryRequest?: (event: DirectoryRequestEvent) => void }
    >;
    'footbridge-history': Tag<FootbridgeHistory, 'entries' | 'language' | 'heading', {}>;
    'footbridge-invitation': Tag<
      FootbridgeInvitation,
      'afterSeconds' | 'atScroll' | 'fromCart' | 'cart' | 'onEvent' | 'queue' | 'theme' | 'open' | 'options' | 'client',
      {
        onFootbridgeInvitationShown?: (event: InvitationShownEvent) => void;
        onFootbridgeInvitationAccepted?: (event: InvitationAcceptedEvent) => void;
        onFootbridgeInvitationDismissed?: (event: InvitationDismissedEvent) => void;
      }
    >;
    'footbridge-launcher': Tag<FootbridgeLauncher, 'label' | 'expanded', {}>;
    'footbridge-leave-message': Tag<
      FootbridgeLeaveMessage,
      'client' | 'name',
      {
        onFootbridgeMessageLeft?: (event: MessageLeftEvent) => void;
        onFootbridgeProblem?: (event: ProblemEvent) => void;
      }
    >;
    'footbridge-message': Tag<FootbridgeMessage, 'entry' | 'client' | 'first' | 'newDay' | 'last' | 'language', {}>;
    'footbridge-message-list': Tag<FootbridgeMessageList, 'entries' | 'client' | 'language', {}>;
    'footbridge-notice': Tag<
      FootbridgeNotice,
      'client',
      { onFootbridgeNoticeDismissed?: (event: NoticeDismissedEvent) => void }
    >;
    'footbridge-panel': Tag<
      FootbridgePanel,
      'open' | 'heading',
      { onFootbridgeCloseRequest?: (event: CloseRequestEvent) => void }
    >;
    'footbridge-party-list': Tag<FootbridgePartyList, 'parties' | 'ended' | 'queue' | 'language', {}>;
    'footbridge-refusal': Tag<
      FootbridgeRefusal,
      'error' | 'allows',
      { onFootbridgeAlternativeRequest?: (event: AlternativeRequestEvent) => void }
    >;
    'footbridge-register': Tag<
      FootbridgeRegister,
      'client' | 'prepare' | 'fields' | 'whenRegistered',
      { onFootbridgeRegistered?: (event: RegisteredEvent) => void; onFootbridgeProblem?: (event: ProblemEvent) => void }
    >;
    'footbridge-sign-in': Tag<FootbridgeSignIn, 'optional', { onChange?: (event: Event) => void }>;
    'footbridge-start-form': Tag<
      FootbridgeStartForm,
      'client' | 'prepare' | 'allows' | 'details' | 'credentials' | 'name',
      { onFootbridgeAlternativeRequest?: (event: AlternativeRequestEvent) => void }
    >;
    'footbridge-transcript': Tag<FootbridgeTranscript, never, {}>;
    'footbridge-widget': Tag<
      FootbridgeWidget,
      'language' | 'heading' | 'theme' | 'open' | 'options' | 'client',
      {
        onFootbridgeOpen?: (event: WidgetOpenEvent) => void;
        onFootbridgeClose?: (event: WidgetCloseEvent) => void;
        onFootbridgeCloseRequest?: (event: CloseRequestEvent) => void;
        onFootbridgeChatStarted?: (event: ChatStartedEvent) => void;
        onFootbridgeChatEnded?: (event: ChatEndedEvent) => void;
        onFootbridgeMessageReceived?: (event: MessageReceivedEvent) => void;
        onFootbridgeMessageSent?: (event: MessageSentEvent) => void;
        onFootbridgeBeforeSend?: (event: BeforeSendEvent) => void;
        onFootbridgeRestartRequest?: (event: RestartRequestEvent) => void;
        onFootbridgeAlternativeRequest?: (event: AlternativeRequestEvent) => void;
        onFootbridgeCallbackCreated?: (event: CallbackCreatedEvent) => void;
        onFootbridgeCallbackStatus?: (event: CallbackStatusEvent) => void;
        onFootbridgeCallbackAssigned?: (event: CallbackAssignedEvent) => void;
        onFootbridgeCallbackRescheduled?: (event: CallbackRescheduledEvent) => void;
        onFootbridgeCallbackEnded?: (event: CallbackEndedEvent) => void;
        onFootbridgeCallbackAgainRequest?: (event: CallbackAgainRequestEvent) => void;
        onFootbridgeRegistered?: (event: RegisteredEvent) => void;
        onFootbridgeMessageLeft?: (event: MessageLeftEvent) => void;
        onFootbridgeProblem?: (event: ProblemEvent) => void;
      }
    >;
  }
}
