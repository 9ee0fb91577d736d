import { css, html, LitElement, nothing, type PropertyValues } from 'lit';
import { property, query, state } from 'lit/decorators.js';
import { keyed } from 'lit/directives/keyed.js';
import type { AgentDesk, CannedResponse, InteractionOnDesk } from '../../src/agent/agent-api.js';
import { DismissInteractionEvent } from './agent-events.js';
import { consoleStyles } from './console-styles.js';
import type { ConversationActions } from './conversation-actions.js';
import type { AgentAction, DeskClient } from './desk-client.js';
import { endings, isTalking, kindNames, mayPickUp } from './interaction-words.js';
import type { ReplyBox } from './reply-box.js';

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

      .agents {
        display: flex;
        flex-wrap: wrap;
        gap: 0.25rem 1rem;
        font-size: 0.8125rem;
      }

      .agents li {
        display: flex;
        gap: 0.35rem;
        align-items: center;
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
  @property({ attribute: false }) client: DeskClient | undefined;
  @property({ attribute: false }) desk: AgentDesk | undefined;
  @property({ attribute: false }) responses: readonly CannedResponse[] = [];

  @state() private problem: string | undefined;
  @query('reply-box') private readonly reply!: ReplyBox;
  @query('h2') private readonly heading!: HTMLElement | null;
  @query('conversation-actions') private readonly actions!: ConversationActions | null;

  #hadFocus = false;
  #names: ReadonlyMap<string, string> = new Map();

  /** Puts the caret where a reply is written, or the focus on whom this is about. */
  takeFocus(): void {
    if (this.#isChatting(this.interaction)) this.reply.focus();
    else this.heading?.focus();
  }

  /** Asks whether the chat is to end. */
  askToEnd(): void {
    this.actions?.askToEnd();
  }

  /** Opens what agents send often, where a reply can be written. */
  openResponses(): void {
    if (this.#isChatting(this.interaction)) this.reply.openResponses();
  }

  /** Gives a command and shows why it was refused, if it was. */
  async perform(action: AgentAction): Promise<void> {
    const shown = this.interaction?.interactionId;
    this.problem = undefined;
    const problem = await this.client?.act(action);
    if (this.interaction?.interactionId === shown) this.problem = problem;
  }

  protected override willUpdate(changed: PropertyValues<this>): void {
    this.#hadFocus = Boolean(this.shadowRoot?.activeElement);
    this.#names = new Map([
      ['visitorName', this.interaction?.visitorName ?? ''],
      ['agentName', this.desk?.agent.name ?? ''],
      ['queue', this.interaction?.queue ?? ''],
    ]);
    if (changed.has('interaction') && changed.get('interaction')?.interactionId !== this.interaction?.interactionId) {
      this.problem = undefined;
    }
  }

  protected override updated(changed: PropertyValues<this>): void {
    const before = changed.get('interaction');
    if (
      before?.interactionId !== this.interaction?.interactionId ||
      this.#isChatting(before) === this.#isChatting(this.interaction)
    ) {
      return;
    }
    // The agent picked it up, or what had the focus is gone with the conversation.
    if (this.#isChatting(this.interaction) || this.#hadFocus) this.takeFocus();
  }

  #isWorkingOn(interaction: InteractionOnDesk | undefined): boolean {
    return isTalking(interaction, this.desk?.agent.name);
  }

  #isChatting(interaction: InteractionOnDesk | undefined): boolean {
    return interaction?.kind === 'chat' && this.#isWorkingOn(interaction);
  }

  protected override render() {
    const { interaction } = this;
    return html`
      ${interaction ? this.#renderInteraction(interaction) : html`<p class="empty quietly">Choose an interaction to see it here.</p>`}
      <reply-box
        ?hidden=${!this.#isChatting(interaction)}
        .interactionId=${interaction?.interactionId ?? ''}
        .client=${this.client}
        .responses=${this.responses}
        .names=${this.#names}
      ></reply-box>
    `;
  }

  #renderInteraction(interaction: InteractionOnDesk) {
    const { interactionId, visitorName, queue, kind, state: now } = interaction;
    return html`
      <header>
        <div>
          <h2 tabindex="-1"><bdi>${visitorName}</bdi></h2>
          <p class="quietly">
            ${kind === 'chat' ? nothing : `${kindNames[kind]}, `}${queue},
            ${interactionId}${now === 'held' ? ', on hold' : ''}
          </p>
          ${this.#renderAgents(interaction)}
        </div>
        ${this.#renderActions(interaction)}
      </header>
      ${this.problem === undefined ? nothing : html`<p class="note" role="alert">${this.problem}</p>`}
      ${kind === 'chat' ? this.#renderTranscript(interaction) : this.#renderRequest(interaction)}
      ${now === 'ended' ? this.#renderEnd(interaction) : nothing}
    `;
  }

  #renderTranscript({ interactionId, lines, visitorName, visitorTyping }: InteractionOnDesk) {
    return keyed(
      interactionId,
      html`<conversation-transcript
        .lines=${lines}
        .typingName=${visitorTyping ? visitorName : undefined}
        .label=${`Conversation with ${visitorName}`}
      ></conversation-transcript>`,
    );
  }

  #renderRequest(interaction: InteractionOnDesk) {
    return html`<request-detail
      .interaction=${interaction}
      .isWorking=${this.#isWorkingOn(interaction)}
      .perform=${this.#perform}
    ></request-detail>`;
  }

  /** Who is in the chat, where that is more than the agent who looks. */
  #renderAgents({ agents }: InteractionOnDesk) {
    if (agents.length < 2) return nothing;
    return html`<ul class="agents" aria-label="Agents in this chat">
      ${agents.map(
        ({ name, state: now }) =>
          html`<li>
            <agent-photo .agent=${name} .find=${this.client?.photo}></agent-photo>
            <bdi>${name}</bdi>${now === 'active' ? nothing : ` (${now === 'held' ? 'on hold' : 'alerting'})`}
          </li>`,
      )}
    </ul>`;
  }

  #renderActions(interaction: InteractionOnDesk) {
    const { interactionId } = interaction;
    if (mayPickUp(interaction, this.desk?.agent.name)) {
      return html`<button @click=${() => void this.perform({ command: 'pickUp', interactionId })}>Pick up</button>`;
    }
    if (!this.#isWorkingOn(interaction)) return nothing;
    return keyed(
      interactionId,
      html`<conversation-actions
        .interaction=${interaction}
        .desk=${this.desk}
        .perform=${this.#perform}
      ></conversation-actions>`,
    );
  }

  readonly #perform = (action: AgentAction) => void this.perform(action);

  #renderEnd({ interactionId, endReason }: InteractionOnDesk) {
    return html`<div class="note">
      <p role="status">${endReason ? endings[endReason] : 'It has ended.'}</p>
      <button class="quiet" @click=${() => this.dispatchEvent(new DismissInteractionEvent(interactionId))}>
        Close
      </button>
    </div>`;
  }
}
