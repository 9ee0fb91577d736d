import { updateWhenLocaleChanges } from '@lit/localize';
import { LitElement } from 'lit';
import { version } from './version.js';

/** What every element but the launcher is made of: it re-renders when the language changes and emits typed events. */
export abstract class FootbridgeElement extends LitElement {
  /** The version of the package that the class came with. */
  static readonly version: string = version;

  constructor() {
    super();
    updateWhenLocaleChanges(this);
  }

  /** Dispatches an event; false when a listener stopped it. */
  protected emit(event: Event): boolean {
    return this.dispatchEvent(event);
  }
}
