import { msg } from '@lit/localize';
import type { Party } from '@footbridge/client';
import { html, nothing } from 'lit';
import { FootbridgeElement } from '../internal/footbridge-element.js';
import { property } from '../internal/property.js';
import { safeHref } from '../internal/safe-href.js';
import { controls } from '../styles/controls.js';
import { tokens } from '../styles/tokens.js';
import { typingText } from '../internal/typing-text.js';
import { initials } from './initials.js';
import { partyListStyles } from './party-list-styles.js';

/**
 * Who is on the other side: the agents in a chat, with photo or initials, and what they are doing.
 *
 * @summary The agents and whether one is typing.
 * @tag footbridge-party-list
 *
 * @slot - Shown at the end of the line, for example buttons.
 *
 * @csspart parties - The line.
 * @csspart avatar - An agent's photo or initials.
 * @csspart names - The agents' names.
 * @csspart status - What they are doing.
 *
 * @cssState typing - Set while an agent is typing.
 */
export class FootbridgePartyList extends FootbridgeElement {
  static override styles = [tokens, controls, partyListStyles];

  /** Everybody in the chat; the visitor is left out. */
  @property({ attribute: false }) parties: readonly Party[] = [];

  /** Whether the chat is over, so that nobody is waited for. */
  @property({ type: Boolean }) ended = false;

  readonly #internals = this.attachInternals();

  protected override render() {
    const agents = this.parties.filter(
      ({ kind, state }) => kind === 'agent' && (state === 'active' || state === 'held'),
    );
    const typing = agents.filter((agent) => agent.typing);
    this.#internals.states[typing.length > 0 ? 'add' : 'delete']('typing');
    return html`
      <div part="parties">
        ${agents.map((agent) => avatar(agent))}
        <div class="texts">
          ${
            agents.length > 0
              ? html`<p part="names">
                  ${agents.map(({ name }, index) => [index > 0 ? ', ' : nothing, html`<bdi>${name}</bdi>`])}
                </p>`
              : nothing
          }
          <p part="status">${this.#status(agents, typing)}</p>
        </div>
        <slot></slot>
      </div>
    `;
  }

  #status(agents: readonly Party[], typing: readonly Party[]) {
    if (this.ended) return msg('Chat ended', { id: 'ended' });
    if (typing[0]) {
      return html`${typingText(typing[0])} <i></i>`;
    }
    if (agents.length === 0) return msg('Someone will be with you shortly…', { id: 'waiting' });
    return agents.every(({ state }) => state === 'held')
      ? msg('On hold', { id: 'held' })
      : msg('In this chat', { id: 'active' });
  }
}

function avatar({ name, photoUrl }: Party) {
  const src = photoUrl && safeHref(photoUrl, document.baseURI);
  return html`
    <span part="avatar" aria-hidden="true">
      ${initials(name)} ${src ? html`<img src=${src} alt="" referrerpolicy="no-referrer" @error=${hide} />` : nothing}
    </span>
  `;
}

/** Leaves the initials, which lie beneath every photo. */
function hide({ target }: Event): void {
  if (target instanceof HTMLElement) target.hidden = true;
}

declare global {
  interface HTMLElementTagNameMap {
    'footbridge-party-list': FootbridgePartyList;
  }
}
