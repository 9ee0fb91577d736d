/** An agent takes care of a request to be called. */
export class CallbackAssignedEvent extends Event {
  /** The agent's name. */
  readonly agentName: string;

  constructor(agentName: string) {
    super('footbridge-callback-assigned', { bubbles: true, composed: true });
    this.agentName = agentName;
  }
}

declare global {
  interface GlobalEventHandlersEventMap {
    'footbridge-callback-assigned': CallbackAssignedEvent;
  }
}
