/** The agent wants to see an interaction. */
export class SelectInteractionEvent extends Event {
  static readonly eventName = 'select-interaction';
  readonly interactionId: string;

  constructor(interactionId: string) {
    super(SelectInteractionEvent.eventName, { bubbles: true, composed: true });
    this.interactionId = interactionId;
  }
}

/** The agent takes an interaction, and wants to see it. */
export class PickUpEvent extends Event {
  static readonly eventName = 'pick-up';
  readonly interactionId: string;

  constructor(interactionId: string) {
    super(PickUpEvent.eventName, { bubbles: true, composed: true });
    this.interactionId = interactionId;
  }
}

/** The agent is done with an interaction that has ended. */
export class DismissInteractionEvent extends Event {
  static readonly eventName = 'dismiss-interaction';
  readonly interactionId: string;

  constructor(interactionId: string) {
    super(DismissInteractionEvent.eventName, { bubbles: true, composed: true });
    this.interactionId = interactionId;
  }
}

/** The agent gave a name to work under. */
export class SignInEvent extends Event {
  static readonly eventName = 'sign-in';
  readonly agent: string;

  constructor(agent: string) {
    super(SignInEvent.eventName, { bubbles: true, composed: true });
    this.agent = agent;
  }
}

/** The agent stops working. */
export class SignOutEvent extends Event {
  static readonly eventName = 'sign-out';

  constructor() {
    super(SignOutEvent.eventName, { bubbles: true, composed: true });
  }
}

declare global {
  interface HTMLElementEventMap {
    'select-interaction': SelectInteractionEvent;
    'pick-up': PickUpEvent;
    'dismiss-interaction': DismissInteractionEvent;
    'sign-in': SignInEvent;
    'sign-out': SignOutEvent;
  }
}
