import { css, html, LitElement, nothing } from 'lit';
import { property, state } from 'lit/decorators.js';
import { repeat } from 'lit/directives/repeat.js';
import type { InteractionOnDesk } from '../../src/agent/agent-api.js';
import { PickUpEvent, SelectInteractionEvent } from './agent-events.js';
import { attentionOf, type Seen } from './attention.js';
import { consoleStyles } from './console-styles.js';
import { formatDuration } from './durations.js';
import { kindNames, mayPickUp, stateNames } from './interaction-words.js';

interface Column {
  readonly name: string;
  readonly valueOf: (interaction: InteractionOnDesk) => string | number;
}

const columns: readonly Column[] = [
  { name: 'Queue', valueOf: ({ queue }) => queue },
  { name: 'Name', valueOf: ({ visitorName }) => visitorName },
  { name: 'Number', valueOf: ({ number }) => number },
  { name: 'Duration', valueOf: ({ startedAtMs }) => -startedAtMs },
  { name: 'State', valueOf: ({ state: now }) => stateNames[now] },
  { name: 'Interaction Id', valueOf: ({ interactionId }) => Number(interactionId) },
];

interface Order {
  readonly column: Column;
  readonly direction: 'ascending' | 'descending';
}

/** The interactions on an agent's desk as a table, for screens that have room for one. */
export class InteractionTable extends LitElement {
  static override readonly styles = [
    ...consoleStyles,
    css`
      table {
        width: 100%;
        border-collapse: collapse;
        font-size: 0.875rem;
      }

      th {
        padding: 0 0.25rem;
        border-bottom: 1px solid var(--_border);
        text-align: start;
      }

      th button {
        padding: 0 0.25rem;
        background: none;
        color: inherit;
        font-weight: 600;
        text-align: start;
      }

      td {
        padding: 0.5rem;
        border-bottom: 1px solid var(--_border);
        overflow-wrap: break-word;
        vertical-align: top;
      }

      tr.current td {
        background: var(--_surface);
      }

      tr.current td:first-child {
        box-shadow: inset 3px 0 var(--_link);
      }

      tr.ringing td {
        background: color-mix(in srgb, var(--_accent) 12%, var(--_surface));
      }

      td button.open {
        min-height: 1.5rem;
        padding: 0;
        background: none;
        color: var(--_link);
        text-align: start;
        text-decoration: underline;
      }

      button {
        white-space: nowrap;
      }

      .figure {
        font-variant-numeric: tabular-nums;
        white-space: nowrap;
      }

      .typing {
        color: var(--_good);
      }
    `,
  ];

  @property({ attribute: false }) interactions: readonly InteractionOnDesk[] = [];
  @property({ attribute: false }) seen: Seen = new Map();
  /** The agent who looks. */
  @property({ attribute: false }) agentName: string | undefined;
  /** The interaction that is shown beside the table. */
  @property({ attribute: false }) selected: string | undefined;
  /** Wall time to count durations to, in milliseconds. */
  @property({ attribute: false }) nowMs = 0;

  /** Undefined leaves the order in which they were handed in: what rings first. */
  @state() private order: Order | undefined;

  /** Puts the focus on an interaction, or on the first one where that is gone. */
  takeFocus(interactionId: string | undefined): void {
    const openers = [...this.renderRoot.querySelectorAll<HTMLElement>('.open')];
    (openers.find(({ dataset }) => dataset['id'] === interactionId) ?? openers[0])?.focus();
  }

  protected override render() {
    if (this.interactions.length === 0) return html`<p class="quietly">Nothing here. New work rings here.</p>`;
    return html`<table>
      <thead>
        <tr>
          ${columns.map((column) => this.#renderHeading(column))}
          <th><span class="unseen">Actions</span></th>
        </tr>
      </thead>
      <tbody>
        ${repeat(
          this.#sorted(),
          ({ interactionId }) => interactionId,
          (interaction) => this.#renderRow(interaction),
        )}
      </tbody>
    </table>`;
  }

  #renderHeading(column: Column) {
    const sorted = this.order?.column === column ? this.order.direction : 'none';
    const sign = { ascending: ' ▲', descending: ' ▼', none: '' }[sorted];
    return html`<th scope="col" aria-sort=${sorted}>
      <button @click=${() => this.#sortBy(column)}>${column.name}<span aria-hidden="true">${sign}</span></button>
    </th>`;
  }

  #renderRow(interaction: InteractionOnDesk) {
    const { interactionId, visitorName, queue, number, kind, state: now, visitorTyping, startedAtMs } = interaction;
    const isCurrent = interactionId === this.selected;
    const attention = attentionOf(interaction, this.seen, this.agentName);
    const rings = attention > 0 && mayPickUp(interaction, this.agentName);
    return html`<tr class="${isCurrent ? 'current' : ''} ${rings ? 'ringing' : ''}">
      <td>${queue}</td>
      <td>
        <button
          class="open"
          data-id=${interactionId}
          aria-current=${isCurrent ? 'true' : 'false'}
          @click=${() => this.dispatchEvent(new SelectInteractionEvent(interactionId))}
        >
          From: <bdi>${visitorName}</bdi>
        </button>
        ${attention > 0 && !rings ? html`<b>${attention} unread</b>` : nothing}
        ${visitorTyping ? html`<span class="typing">typing…</span>` : nothing}
      </td>
      <td class="figure">${number}</td>
      <td class="figure">${now === 'ended' ? '' : formatDuration(this.nowMs - startedAtMs)}</td>
      <td>${stateNames[now]}${kind === 'chat' ? nothing : html`, ${kindNames[kind]}`}</td>
      <td class="figure">${interactionId}</td>
      <td>
        ${
          mayPickUp(interaction, this.agentName)
            ? html`<button
                class=${rings ? '' : 'quiet'}
                aria-label="Pick up ${visitorName}"
                @click=${() => this.dispatchEvent(new PickUpEvent(interactionId))}
              >
                Pick up
              </button>`
            : nothing
        }
      </td>
    </tr>`;
  }

  /** The first click sorts up, the second down, the third gives the usual order back. */
  #sortBy(column: Column): void {
    const isSame = this.order?.column === column;
    if (!isSame) this.order = { column, direction: 'ascending' };
    else this.order = this.order?.direction === 'ascending' ? { column, direction: 'descending' } : undefined;
  }

  #sorted(): readonly InteractionOnDesk[] {
    const { order } = this;
    if (!order) return this.interactions;
    const sign = order.direction === 'ascending' ? 1 : -1;
    return this.interactions.toSorted((one, other) => {
      const [first, second] = [order.column.valueOf(one), order.column.valueOf(other)];
      if (typeof first === 'number' && typeof second === 'number') return sign * (first - second);
      return sign * String(first).localeCompare(String(second));
    });
  }
}
