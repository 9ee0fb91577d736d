import { msg } from '@lit/localize';
import type { ChatSnapshot, Party } from '@footbridge/client';
import { html, nothing } from 'lit';
import { FootbridgeElement } from '../internal/footbridge-element.js';
import { property, state } from '../internal/property.js';
import { controls } from '../styles/controls.js';
import { tokens } from '../styles/tokens.js';
import { typingText } from '../internal/typing-text.js';
import type { AgentPhotos } from './agent-photos.js';
import { initials } from './initials.js';
import { partyListStyles } from './party-list-styles.js';
import { queueText } from './queue-text.js';

/**
 * Who is on the other side: the agents in a chat, with photo or initials, and what they are doing.
 *
 * @summary The agents and whether one is typing.
 * @tag footbridge-party-list
 *
 * @slot - Shown at the end of the line, for example buttons.
 *
 * @csspart parties - The line.
 * @csspart avatar - An agent's initials, and the photo over them.
 * @csspart photo - An agent's photo, which grows when it is pointed at, focused or tapped.
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

  /** Where the visitor stands in line, while nobody is there yet. */
  @property({ attribute: false }) queue: ChatSnapshot['queue'];

  /** The language tag for numbers. Default: the browser's. */
  @property() language = '';

  @state() private photos: AgentPhotos | undefined;

  readonly #internals = this.attachInternals();

  protected override render() {
    const agents = this.parties.filter(
      (party) => party.kind === 'agent' && (party.state === 'active' || party.state === 'held'),
    );
    const typing = agents.filter((agent) => agent.typing);
    if (!this.photos && agents.some(({ photoUrl }) => photoUrl)) this.#fetchPhotos();
    this.#internals.states[typing.length > 0 ? 'add' : 'delete']('typing');
    return html`
      <div part="parties">
        ${agents.map(
          (agent) =>
            html`<span part="avatar"
              ><span aria-hidden="true">${initials(agent.name)}</span>${this.photos?.photo(agent)}</span
            >`,
        )}
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
    if (agents.length === 0) return this.queue ? queueText(this.queue, this.language) : waitingText();
    return agents.every((agent) => agent.state === 'held')
      ? msg('On hold', { id: 'held' })
      : msg('In this chat', { id: 'active' });
  }

  // Until the photos are here, and if they never come, there are initials.
  #fetchPhotos(): void {
    import('./agent-photos.js').then(
      ({ AgentPhotos }) => (this.photos ??= new AgentPhotos(this)),
      () => {},
    );
  }
}

const waitingText = () => msg('Someone will be with you shortly…', { id: 'waiting' });

declare global {
  interface HTMLElementTagNameMap {
    'footbridge-party-list': FootbridgePartyList;
  }
}
