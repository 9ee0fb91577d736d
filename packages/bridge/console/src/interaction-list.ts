import { css, html, LitElement, nothing } from 'lit';
import { property } from 'lit/decorators.js';
import { repeat } from 'lit/directives/repeat.js';
import type { InteractionOnDesk } from '../../src/agent/agent-api.js';
import { PickUpEvent, SelectInteractionEvent } from './agent-events.js';
import { attentionOf, type Seen } from './attention.js';
import { consoleStyles } from './console-styles.js';
import { formatDuration } from './durations.js';
import { isRinging, kindNames, mayPickUp, stateNames } from './interaction-words.js';

/** The interactions on an agent's desk, in the order in which they are handed in. */
export class InteractionList extends LitElement {
  static override readonly styles = [
    ...consoleStyles,
    css`
      ul {
        display: grid;
        gap: 0.5rem;
      }

      li {
        position: relative;
        display: grid;
        gap: 0.35rem;
        padding: 0.75rem 0.9rem;
      }

      li.current {
        border-color: var(--_link);
        box-shadow: inset 3px 0 var(--_link);
      }

      li.ringing {
        border-color: var(--_link);
        background: color-mix(in srgb, var(--_accent) 12%, var(--_surface));
      }

      button.open {
        display: flex;
        justify-content: space-between;
        gap: 0.5rem;
        min-height: 1.75rem;
        padding: 0;
        background: none;
        color: inherit;
        text-align: start;
        overflow-wrap: anywhere;
      }

      /* The whole card is the button. */
      button.open::before {
        position: absolute;
        inset: 0;
        border-radius: inherit;
        content: '';
      }

      button.take {
        position: relative;
        justify-self: start;
        margin-top: 0.25rem;
      }

      .facts {
        display: flex;
        flex-wrap: wrap;
        gap: 0 0.9rem;
        overflow-wrap: anywhere;
      }

      .duration {
        font-variant-numeric: tabular-nums;
      }

      .state {
        font-weight: 600;
      }

      .connected .state,
      .typing {
        color: var(--_good);
      }

      .badge {
        align-self: start;
        min-width: 1.4rem;
        padding: 0 0.35rem;
        border-radius: 99px;
        background: var(--_accent);
        color: var(--_on-accent);
        font-size: 0.75rem;
        line-height: 1.4rem;
        text-align: center;
      }
    `,
  ];

  @property({ attribute: false }) interactions: readonly InteractionOnDesk[] = [];
  @property({ attribute: false }) seen: Seen = new Map();
  /** The agent who looks. */
  @property({ attribute: false }) agentName: string | undefined;
  /** The interaction that is shown beside the list. */
  @property({ attribute: false }) selected: string | undefined;
  /** Wall time to count durations to, in milliseconds. */
  @property({ attribute: false }) nowMs = 0;

  /** Puts the focus on an interaction, or on the first one where that is gone. */
  takeFocus(interactionId: string | undefined): void {
    const index = this.interactions.findIndex((interaction) => interaction.interactionId === interactionId);
    this.renderRoot.querySelectorAll<HTMLElement>('.open')[Math.max(0, index)]?.focus();
  }

  protected override render() {
    if (this.interactions.length === 0) return html`<p class="quietly">Nothing here. New work rings here.</p>`;
    return html`<ul>
      ${repeat(
        this.interactions,
        ({ interactionId }) => interactionId,
        (interaction) => this.#renderInteraction(interaction),
      )}
    </ul>`;
  }

  #renderInteraction(interaction: InteractionOnDesk) {
    const { interactionId, visitorName, queue, kind, state, number, visitorTyping } = interaction;
    const isCurrent = interactionId === this.selected;
    const rings = isRinging(interaction, this.agentName);
    return html`<li class="card ${state} ${isCurrent ? 'current' : ''} ${rings ? 'ringing' : ''}">
      <button
        class="open"
        aria-current=${isCurrent ? 'true' : 'false'}
        @click=${() => this.dispatchEvent(new SelectInteractionEvent(interactionId))}
      >
        <span>From: <bdi>${visitorName}</bdi></span>
        ${this.#renderBadge(interaction)}
      </button>
      <span class="facts quietly">
        <span class="state">${stateNames[state]}</span>
        ${kind === 'chat' ? nothing : html`<span>${kindNames[kind]}</span>`}
        <span>${queue}</span>
        ${
          state === 'ended'
            ? nothing
            : html`<span class="duration">${formatDuration(this.nowMs - interaction.startedAtMs)}</span>`
        }
        ${number ? html`<span>${number}</span>` : nothing}
        <span>${interactionId}</span>
        ${visitorTyping ? html`<span class="typing">typing…</span>` : nothing}
      </span>
      ${
        mayPickUp(interaction, this.agentName)
          ? html`<button
              class="take ${rings ? '' : 'quiet'}"
              aria-label="Pick up ${visitorName}"
              @click=${() => this.dispatchEvent(new PickUpEvent(interactionId))}
            >
              Pick up
            </button>`
          : nothing
      }
    </li>`;
  }

  #renderBadge(interaction: InteractionOnDesk) {
    const attention = attentionOf(interaction, this.seen, this.agentName);
    if (attention === 0) return nothing;
    const word = isRinging(interaction, this.agentName) ? 'ringing' : 'unread';
    return html`<span class="badge">${attention}<span class="unseen"> ${word}</span></span>`;
  }
}
