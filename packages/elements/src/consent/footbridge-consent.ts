import type { Footbridge } from '@footbridge/client';
import type { Callbacks } from '@footbridge/client/callback';
import { withdraw } from '@footbridge/client/erase';
import { msg } from '@lit/localize';
import { html, type PropertyValues } from 'lit';
import { madeCallbacks } from '../callback/made-callbacks.js';
import { ConsentGrantedEvent } from '../events/consent-granted-event.js';
import { ConsentWithdrawnEvent } from '../events/consent-withdrawn-event.js';
import { FootbridgeElement } from '../internal/footbridge-element.js';
import { lastingMemory } from '../internal/memory.js';
import { property, state } from '../internal/property.js';
import { controls } from '../styles/controls.js';
import { tokens } from '../styles/tokens.js';
import { consentStyles } from './consent-styles.js';

/** Kept only once a visitor has agreed, where the page wants it kept, and until they withdraw. */
const KEY = 'footbridge-consent';

type Step = 'asking' | 'granted' | 'confirming' | 'withdrawing' | 'erased' | 'not-erased';

/**
 * Asks a visitor for consent before anything starts, and lets them withdraw it: then what is under way is ended, the server is
 * asked to delete it, and nothing is kept in the browser.
 *
 * @summary Consent before anything starts, and its withdrawal.
 * @tag footbridge-consent
 *
 * @slot - What the visitor agrees to, for example a sentence with a link to the privacy notice.
 *
 * @fires {ConsentGrantedEvent} footbridge-consent-granted - When the visitor has agreed.
 * @fires {ConsentWithdrawnEvent} footbridge-consent-withdrawn - When the visitor has withdrawn their consent.
 *
 * @csspart consent - The box.
 * @csspart agree - The button that agrees.
 * @csspart granted - The line that says that the visitor has agreed.
 * @csspart withdraw - The button that asks to withdraw.
 * @csspart confirm - The question whether to withdraw.
 * @csspart outcome - What became of what the visitor wrote.
 */
export class FootbridgeConsent extends FootbridgeElement {
  static override styles = [tokens, controls, consentStyles];

  /** Whose chat ends, and is erased, when consent is withdrawn. */
  @property({ attribute: false }) client: Footbridge | undefined;

  /** A request to be called that is taken back, and erased, when consent is withdrawn. Default: the one of an element with this client. */
  @property({ attribute: false }) callbacks: Callbacks | undefined;

  /** Whether the visitor has agreed. A change by the page emits no event. */
  @property({ type: Boolean, reflect: true }) granted = false;

  /** Keeps the visitor's consent in this browser until they withdraw it. Default: until the page is left. */
  @property({ type: Boolean }) remember = false;

  @state() private step: Step = 'asking';

  /** Puts the focus where the visitor goes on. */
  override focus(options?: FocusOptions): void {
    this.renderRoot.querySelector<HTMLElement>('[part=confirm] button, [part=agree], [part=granted]')?.focus(options);
  }

  protected override willUpdate(changed: PropertyValues): void {
    if (!this.hasUpdated && this.remember && lastingMemory.get(KEY)) this.granted = true;
    if (this.granted && !['confirming', 'withdrawing'].includes(this.step)) this.step = 'granted';
    if (!this.granted && this.step === 'granted') this.step = 'asking';
    // What has the focus is about to go away, so what comes in its place takes it.
    if (changed.has('step') && this.matches(':focus-within')) void this.updateComplete.then(() => this.focus());
  }

  protected override render() {
    const { step } = this;
    const isAsking = !this.granted;
    return html`
      <div part="consent">
        <div ?hidden=${!isAsking}><slot></slot></div>
        <p part="outcome" role="status" ?hidden=${!isAsking || step === 'asking'}>${outcomeText(step)}</p>
        ${isAsking ? this.#agreement() : step === 'granted' ? this.#thanks() : this.#question()}
      </div>
    `;
  }

  #agreement() {
    return html`<button part="agree" @click=${this.#agree}>${msg('I agree', { id: 'consent-agree' })}</button>`;
  }

  #thanks() {
    return html`
      <div part="granted" tabindex="-1">
        <p>${msg('You have agreed.', { id: 'consent-granted' })}</p>
        <button part="withdraw" class="text" @click=${() => (this.step = 'confirming')}>
          ${msg('Withdraw your consent', { id: 'consent-withdraw' })}
        </button>
      </div>
    `;
  }

  #question() {
    return html`
      <div part="confirm" role="group" aria-labelledby="question">
        <p id="question">
          ${msg('Withdraw your consent? This ends your chat, and what you wrote is deleted.', { id: 'consent-question' })}
        </p>
        <button class="quiet" @click=${() => (this.step = 'granted')}>${msg('Go back', { id: 'consent-keep' })}</button>
        <button aria-disabled=${this.step === 'withdrawing'} @click=${this.#withdraw}>
          ${msg('Withdraw', { id: 'consent-confirm' })}
        </button>
      </div>
    `;
  }

  #agree(): void {
    this.granted = true;
    this.step = 'granted';
    if (this.remember) lastingMemory.set(KEY, 'granted');
    this.emit(new ConsentGrantedEvent());
  }

  async #withdraw(): Promise<void> {
    if (this.step === 'withdrawing') return;
    this.step = 'withdrawing';
    lastingMemory.set(KEY, undefined);
    const { client } = this;
    const erasing = client && withdraw(client, this.callbacks ?? madeCallbacks.get(client)).catch(() => false);
    this.emit(new ConsentWithdrawnEvent());
    const isErased = await erasing;
    this.granted = false;
    // Without a client nothing has begun, and there is nothing to promise.
    if (isErased === undefined) this.step = 'asking';
    else this.step = isErased ? 'erased' : 'not-erased';
  }
}

/** Only what was promised and kept: nobody is told that something is deleted that may not be. */
function outcomeText(step: Step): string {
  if (step === 'erased')
    return msg('You have withdrawn your consent, and what you wrote is deleted.', { id: 'consent-erased' });
  return step === 'not-erased'
    ? msg('You have withdrawn your consent. What you wrote could not be deleted from here: please ask us to.', {
        id: 'consent-not-erased',
      })
    : '';
}

declare global {
  interface HTMLElementTagNameMap {
    'footbridge-consent': FootbridgeConsent;
  }
}
