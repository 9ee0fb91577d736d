import type { Offer, QueueFigures } from '@footbridge/client/availability';

/** A queue stands otherwise than before, or what is offered by that has changed. */
export class AvailabilityChangedEvent extends Event {
  /** What the rule says. */
  readonly offer: Offer;
  /** How the queue stands; undefined where it is closed or could not be asked. */
  readonly figures: QueueFigures | undefined;

  constructor(offer: Offer, figures: QueueFigures | undefined) {
    super('footbridge-availability-changed', { bubbles: true, composed: true });
    this.offer = offer;
    this.figures = figures;
  }
}

declare global {
  interface GlobalEventHandlersEventMap {
    'footbridge-availability-changed': AvailabilityChangedEvent;
  }
}
