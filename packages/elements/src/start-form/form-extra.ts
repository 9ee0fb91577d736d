import type { ChatDetails } from '@footbridge/client';

/** What a form may ask a visitor for besides their name. Each is an element, fetched where the server allows it. */
export interface FormExtra extends HTMLElement {
  /** What the visitor has filled in; read when the form is sent, and kept nowhere else. */
  readonly value: Partial<ChatDetails>;
  /** Says at its fields what has to be put right; false where something has. */
  validate(): boolean;
  /** Says at its fields that the server did not take what they hold, and puts the caret there. */
  refuse?(username?: string): void | Promise<void>;
  /** Forgets what was filled in. */
  clear(): void;
}
