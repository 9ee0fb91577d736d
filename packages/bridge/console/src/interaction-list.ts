import { css, html, LitElement, nothing } from 'lit';
import { property } from 'lit/decorators.js';
import type { InteractionOnDesk } from '../../src/agent/agent-api.js';
import { SelectInteractionEvent } from './agent-events.js';
import { consoleStyles } from './console-styles.js';
import type { Act } from './desk-client.js';
import { formatDuration } from './durations.js';
import { attentionOf } from './unread.js';

const stateNames: Readonly<Record<InteractionOnDesk['state'], string>> = {
  waiting: 'Waiting',
  alerting: 'Alerting',
  connected: 'Connected',
  held: 'On hold',
  ended: 'Ended',
};

/** The interactions on an agent's desk: what rings first, then what is the agent's, then what waits. */
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
        gap: 0.5rem;
        padding: 0.75rem 0.9rem;
      }

      li.current {
        border-color: var(--_accent);
        box-shadow: inset 3px 0 var(--_accent);
      }

      li.alerting {
        border-color: var(--_good);
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
      }

      button.open::before {
        position: absolute;
        inset: 0;
        content: '';
      }

      button.take {
        position: relative;
        justify-self: start;
      }

      .facts {
        display: flex;
        flex-wrap: wrap;
        gap: 0 0.9rem;
      }

      .badge {
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
  @property({ attribute: false }) seen: ReadonlyMap<string, number> = new Map();
  /** The interaction that is shown beside the list. */
  @property({ attribute: false }) selected: string | undefined;
  @property({ attribute: false }) act: Act | undefined;
  /** Wall time to count durations to, in milliseconds. */
  @property({ attribute: false }) nowMs = 0;

  protected override render() {
    if (this.interactions.length === 0) return html`<p class="quietly">Nothing here. New chats ring here.</p>`;
    return html`<ul>
      ${this.interactions.map((interaction) => this.#renderInteraction(interaction))}
    </ul>`;
  }

  #renderInteraction(interaction: InteractionOnDesk) {
    const { interactionId, visitorName, queue, state, mine, visitorTyping } = interaction;
    const attention = attentionOf(interaction, this.seen);
    const isCurrent = interactionId === this.selected;
    const mayTake = state === 'waiting' || (state === 'alerting' && mine);
    return html`<li class="card ${isCurrent ? 'current' : ''} ${state === 'alerting' && mine ? 'alerting' : ''}">
      <button
        class="open"
        aria-current=${isCurrent ? 'true' : 'false'}
        @click=${() => this.dispatchEvent(new SelectInteractionEvent(interactionId))}
      >
        <span>From: <bdi>${visitorName}</bdi></span>
        ${
          attention > 0
            ? html`<span class="badge"
                >${attention}<span class="unseen"> ${state === 'alerting' ? 'ringing' : 'unread'}</span></span
              >`
            : nothing
        }
      </button>
      <span class="facts quietly">
        <span>${stateNames[state]}</span>
        <span>${queue}</span>
        ${state === 'ended' ? nothing : html`<span>${formatDuration(this.nowMs - interaction.startedAtMs)}</span>`}
        <span>${interactionId}</span>
        ${visitorTyping ? html`<span>typing…</span>` : nothing}
      </span>
      ${
        mayTake
          ? html`<button
              class="take"
              aria-label="Pick up ${visitorName}"
              @click=${() => {
                this.dispatchEvent(new SelectInteractionEvent(interactionId));
                void this.act?.({ command: 'pickUp', interactionId });
              }}
            >
              Pick up
            </button>`
          : nothing
      }
    </li>`;
  }
}
