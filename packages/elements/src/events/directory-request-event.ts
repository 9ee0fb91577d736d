import type { FootbridgeOptions } from '@footbridge/client';

/** Somebody whom a visitor chose from a directory. */
export interface DirectoryTarget {
  /** The queue or the person, as the server knows it. */
  readonly target: string;
  readonly targetType: NonNullable<FootbridgeOptions['targetType']>;
  /** The name that the visitor saw. */
  readonly displayName: string;
}

/** The visitor wants to talk to, or be called by, somebody of a directory. Cancelable: then the page's widget leaves it alone. */
export class DirectoryRequestEvent extends Event {
  /** What the visitor wants. */
  readonly kind: 'chat' | 'callback';
  /** With whom. */
  readonly whom: DirectoryTarget;

  constructor(kind: 'chat' | 'callback', whom: DirectoryTarget) {
    super('footbridge-directory-request', { bubbles: true, composed: true, cancelable: true });
    this.kind = kind;
    this.whom = whom;
  }
}

declare global {
  interface GlobalEventHandlersEventMap {
    'footbridge-directory-request': DirectoryRequestEvent;
  }
}
