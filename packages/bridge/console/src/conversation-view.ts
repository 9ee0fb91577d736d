import { css, html, LitElement, nothing } from 'lit';
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
  restart: 'The bridge was restarted.',
};

/** One interaction: who it is with, what can be done, what was said, and where to reply. */
export class ConversationView extends LitElement {
  static override readonly styles = [
    ...consoleStyles,
    css`
      :host {
        display: flex;
        flex-direction: column;
        min-height: 0;
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

      .actions,
      form {
        display: flex;
        flex-wrap: wrap;
        gap: 0.5rem;
      }

      conversation-transcript {
        flex: 1;
      }

      .empty {
        margin: auto;
      }

      .ended,
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

  @state() private confirming = false;
  @state() private problem: string | undefined;
  @query('reply-box') private readonly reply!: ReplyBox | null;

  /** Puts the caret where a reply is written. */
  focusReply(): void {
    this.reply?.focus();
  }

  protected override willUpdate(changed: Map<PropertyKey, unknown>): void {
    const before = changed.get('interaction') as InteractionOnDesk | undefined;
    if (!before || before.interactionId === this.interaction?.interactionId) return;
    this.confirming = false;
    this.problem = undefined;
  }

  protected override render() {
    const { interaction } = this;
    if (!interaction) return html`<p class="empty quietly">Choose an interaction to see it here.</p>`;
    const { interactionId, visitorName, queue, state: now, mine, lines, visitorTyping, endReason } = interaction;
    const isMineNow = mine && (now === 'connected' || now === 'held');
    return html`
      <header>
        <div>
          <h2><bdi>${visitorName}</bdi></h2>
          <p class="quietly">${queue}, ${interactionId}${now === 'held' ? ', on hold' : ''}</p>
        </div>
        ${isMineNow ? this.#renderActions(interaction) : nothing}
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
      ${
        now === 'ended'
          ? html`<p class="ended">
              ${endReason ? endings[endReason] : ''}
              <button class="quiet" @click=${() => this.dispatchEvent(new DismissInteractionEvent(interactionId))}>
                Close
              </button>
            </p>`
          : nothing
      }
      ${isMineNow ? keyed(interactionId, html`<reply-box .interactionId=${interactionId} .act=${this.act}></reply-box>`) : nothing}
    `;
  }

  #renderActions({ interactionId, state: now }: InteractionOnDesk) {
    const act = (action: AgentAction) => () => void this.#act(action);
    if (this.confirming) {
      return html`<div class="actions" role="group" aria-label="Disconnect this chat?">
        <button class="quiet" @click=${() => (this.confirming = false)}>Keep talking</button>
        <button class="danger" @click=${act({ command: 'disconnect', interactionId })}>Disconnect now</button>
      </div>`;
    }
    return html`<div class="actions">
      ${
        now === 'held'
          ? html`<button class="quiet" @click=${act({ command: 'resume', interactionId })}>Resume</button>`
          : html`<button class="quiet" @click=${act({ command: 'hold', interactionId })}>Hold</button>`
      }
      <form @submit=${(event: SubmitEvent) => this.#transfer(interactionId, event)}>
        <select name="target" aria-label="Transfer to" required>
          <option value="">Transfer to…</option>
          ${this.desk?.queues.map(({ name }) => html`<option value="queue:${name}">Queue: ${name}</option>`)}
          ${this.desk?.agents
            .filter(({ name, signedIn }) => signedIn && name !== this.desk?.agent.name)
            .map(({ name }) => html`<option value="agent:${name}">Agent: ${name}</option>`)}
        </select>
        <button class="quiet">Transfer</button>
      </form>
      <button class="danger" @click=${() => (this.confirming = true)}>Disconnect</button>
    </div>`;
  }

  #transfer(interactionId: string, event: SubmitEvent): void {
    event.preventDefault();
    const target = new FormData(event.currentTarget as HTMLFormElement).get('target');
    const [, kind, name] = (typeof target === 'string' && /^(queue|agent):(.+)$/s.exec(target)) || [];
    if (!name) return;
    void this.#act({ command: 'transfer', interactionId, to: kind === 'queue' ? { queue: name } : { agent: name } });
  }

  async #act(action: AgentAction): Promise<void> {
    this.confirming = false;
    this.problem = await this.act?.(action);
  }
}
