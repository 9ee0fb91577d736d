import type { CallbackProgress } from '@footbridge/client/callback';

/** The server has told how a request to be called stands. */
export class CallbackStatusEvent extends Event {
  /** What it told; times are in seconds. */
  readonly progress: CallbackProgress;

  constructor(progress: CallbackProgress) {
    super('footbridge-callback-status', { bubbles: true, composed: true });
    this.progress = progress;
  }
}

declare global {
  interface GlobalEventHandlersEventMap {
    'footbridge-callback-status': CallbackStatusEvent;
  }
}
