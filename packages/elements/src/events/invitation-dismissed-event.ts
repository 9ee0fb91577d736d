/** The visitor wants no chat; they are not invited again. */
export class InvitationDismissedEvent extends Event {
  /** What the visitor used. */
  readonly cause: 'button' | 'escape';

  constructor(cause: 'button' | 'escape') {
    super('footbridge-invitation-dismissed', { bubbles: true, composed: true });
    this.cause = cause;
  }
}

declare global {
  interface GlobalEventHandlersEventMap {
    'footbridge-invitation-dismissed': InvitationDismissedEvent;
  }
}
