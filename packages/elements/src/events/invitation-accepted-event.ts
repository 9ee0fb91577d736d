/** The visitor wants the chat that they were invited to; a widget on the page opens. */
export class InvitationAcceptedEvent extends Event {
  constructor() {
    super('footbridge-invitation-accepted', { bubbles: true, composed: true });
  }
}

declare global {
  interface GlobalEventHandlersEventMap {
    'footbridge-invitation-accepted': InvitationAcceptedEvent;
  }
}
