import { css, html, LitElement, nothing, type PropertyValues } from 'lit';
import { property, query, state } from 'lit/decorators.js';
import { keyed } from 'lit/directives/keyed.js';
import type { AgentDesk, InteractionOnDesk } from '../../src/agent/agent-api.js';
import { DismissInteractionEvent } from './agent-events.js';
import { consoleStyles } from './console-styles.js';
import type { Act, AgentAction } from './desk-client.js';
import type { ReplyBox } from './reply-box.js';

const endings: Readonly<Record<NonNullable<InteractionOnDesk['endReason']>, string>> = {
  visitor: 'The visitor ended the chat.',
  agent: 'The chat was ended by an agent.',
  gone: 'The visitor is gone: nothing was heard of the page for a while.',
  idle: 'The visitor wrote nothing for too long.',
  restart: 'The bridge was restarted.',
  completed: 'It was completed.',
  failed: 'The attempt failed.',
  rescheduled: 'The visitor asked for another time.',
  operator: 'It was ended by an operator.',
};

/** Whether the agent is in this conversation. */
const isTalking = (interaction: InteractionOnDesk | undefined): boolean =>
  interaction !== undefined && interaction.mine && (interaction.state === 'connected' || interaction.state === 'held');

/** One interaction: who it is with, what can be done, what was said, and where to reply. */
export class ConversationView extends LitElement {
  static override readonly styles = [
    ...consoleStyles,
    css`
      :host {
        display: flex;
        flex-direction: column;
      }

      header {
        display: flex;
        flex-wrap: wrap;
        gap: 0.5rem 1rem;
        align-items: center;
        justify-content: space-between;
        padding: 0.75rem 1rem;
        border-bottom: 1px solid var(--_border);
      }

      h2 {
        font-size: 1.25rem;
        overflow-wrap: anywhere;
      }

      conversation-transcript {
        flex: 1 1 0;
        min-height: 8rem;
      }

      .empty {
        margin: auto;
      }

      .note {
        display: flex;
        gap: 1rem;
        align-items: center;
        justify-content: space-between;
        padding: 0.75rem 1rem;
        background: var(--_raised);
      }
    `,
  ];

  @property({ attribute: false }) interaction: InteractionOnDesk | undefined;
  @property({ attribute: false }) act: Act | undefined;
  @property({ attribute: false }) desk: AgentDesk | undefined;

  @state() private problem: string | undefined;
  @query('reply-box') private readonly reply!: ReplyBox;
  @query('h2') private readonly heading!: HTMLElement | null;

  #hadFocus = false;

  /** Puts the caret where a reply is written, or the focus on whom this is about. */
  takeFocus(): void {
    if (isTalking(this.interaction)) this.reply.focus();
    else this.heading?.focus();
  }

  /** Gives a command and shows why it was refused, if it was. */
  async perform(action: AgentAction): Promise<void> {
    const shown = this.interaction?.interactionId;
    this.problem = undefined;
    const problem = await this.act?.(action);
    if (this.interaction?.interactionId === shown) this.problem = problem;
  }

  protected override willUpdate(changed: PropertyValues<this>): void {
    this.#hadFocus = Boolean(this.shadowRoot?.activeElement);
    if (changed.has('interaction') && changed.get('interaction')?.interactionId !== this.interaction?.interactionId) {
      this.problem = undefined;
    }
  }

  protected override updated(changed: PropertyValues<this>): void {
    const before = changed.get('interaction');
    if (
      before?.interactionId !== this.interaction?.interactionId ||
      isTalking(before) === isTalking(this.interaction)
    ) {
      return;
    }
    // The agent picked it up, or what had the focus is gone with the conversation.
    if (isTalking(this.interaction) || this.#hadFocus) this.takeFocus();
  }

  protected override render() {
    const { interaction } = this;
    return html`
      ${interaction ? this.#renderInteraction(interaction) : html`<p class="empty quietly">Choose an interaction to see it here.</p>`}
      <reply-box
        ?hidden=${!isTalking(interaction)}
        .interactionId=${interaction?.interactionId ?? ''}
        .act=${this.act}
      ></reply-box>
    `;
  }

  #renderInteraction(interaction: InteractionOnDesk) {
    const { interactionId, visitorName, queue, state: now, lines, visitorTyping } = interaction;
    return html`
      <header>
        <div>
          <h2 tabindex="-1"><bdi>${visitorName}</bdi></h2>
          <p class="quietly">${queue}, ${interactionId}${now === 'held' ? ', on hold' : ''}</p>
        </div>
        ${this.#renderActions(interaction)}
      </header>
      ${this.problem === undefined ? nothing : html`<p class="note" role="alert">${this.problem}</p>`}
      ${keyed(
        interactionId,
        html`<conversation-transcript
          .lines=${lines}
          .typingName=${visitorTyping ? visitorName : undefined}
          .label=${`Conversation with ${visitorName}`}
        ></conversation-transcript>`,
      )}
      ${now === 'ended' ? this.#renderEnd(interaction) : nothing}
    `;
  }

  #renderActions(interaction: InteractionOnDesk) {
    const { interactionId, state: now, mine } = interaction;
    if (isTalking(interaction)) {
      return keyed(
        interactionId,
        html`<conversation-actions
          .interaction=${interaction}
          .desk=${this.desk}
          .perform=${(action: AgentAction) => void this.perform(action)}
        ></conversation-actions>`,
      );
    }
    return now === 'waiting' || (now === 'alerting' && mine)
      ? html`<button @click=${() => void this.perform({ command: 'pickUp', interactionId })}>Pick up</button>`
      : nothing;
  }

  #renderEnd({ interactionId, endReason }: InteractionOnDesk) {
    return html`<div class="note">
      <p role="status">${endReason ? endings[endReason] : 'The chat has ended.'}</p>
      <button class="quiet" @click=${() => this.dispatchEvent(new DismissInteractionEvent(interactionId))}>
        Close
      </button>
    </div>`;
  }
}
