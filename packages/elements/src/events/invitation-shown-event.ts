/** The page's rule held and an agent is free: the visitor is invited to a chat. */
export class InvitationShownEvent extends Event {
  constructor() {
    super('footbridge-invitation-shown', { bubbles: true, composed: true });
  }
}

declare global {
  interface GlobalEventHandlersEventMap {
    'footbridge-invitation-shown': InvitationShownEvent;
  }
}
