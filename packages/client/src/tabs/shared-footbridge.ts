import type { Footbridge } from '../client.js';
import type { FootbridgeOptions } from '../options.js';

/** A client whose chat is the same in every tab of the site, and survives a reload. */
export interface SharedFootbridge extends Footbridge {
  /** Whether this is the tab that talks to the server. */
  readonly leads: boolean;
  /** Whether the visitor has put the chat out of sight in this tab. Kept until the chat ends. */
  minimized: boolean;
  /** A record that takes up something else than the chat, such as a callback; kept until it is taken away. */
  callback: unknown;
  /** For a visitor who withdraws their consent: ends the chat and erases all that is kept. */
  forget(): Promise<void>;
}

export interface SharedOptions extends FootbridgeOptions {
  /** A chat of which this tab has known nothing for this long, in milliseconds, is not taken up again. Default: 2 h. */
  readonly maxRecordAgeMs?: number;
}
