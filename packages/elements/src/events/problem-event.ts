import type { FootbridgeError } from '@footbridge/client';

/** Something went wrong that a developer may want to record. The visitor is told separately, and only where it helps. */
export class ProblemEvent extends Event {
  /** Compare `error.code`, never the text. */
  readonly error: FootbridgeError;

  constructor(error: FootbridgeError) {
    super('footbridge-problem', { bubbles: true, composed: true });
    this.error = error;
  }
}

declare global {
  interface GlobalEventHandlersEventMap {
    'footbridge-problem': ProblemEvent;
  }
}
