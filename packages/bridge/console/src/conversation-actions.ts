import { css, html, LitElement, nothing } from 'lit';
import { property, query } from 'lit/decorators.js';
import type { AgentDesk, InteractionOnDesk } from '../../src/agent/agent-api.js';
import { consoleStyles } from './console-styles.js';
import type { AgentAction } from './desk-client.js';

/** What an agent can do with a conversation beside talking: hold, hand over, hang up. */
export class ConversationActions extends LitElement {
  static override readonly styles = [
    ...consoleStyles,
    css`
      :host,
      form,
      .choice {
        display: flex;
        flex-wrap: wrap;
        gap: 0.5rem;
      }

      form {
        flex-wrap: nowrap;
        min-width: 0;
      }

      select {
        min-width: 0;
        max-width: 14rem;
      }

      dialog {
        max-width: min(24rem, 90vw);
        padding: 1.25rem;
        border: 1px solid var(--_border);
        border-radius: 14px;
        background: var(--_surface);
        color: inherit;
      }

      dialog p {
        margin-bottom: 1rem;
      }

      dialog::backdrop {
        background: rgb(0 0 0 / 45%);
      }

      .choice {
        justify-content: end;
      }
    `,
  ];

  @property({ attribute: false }) interaction: InteractionOnDesk | undefined;
  @property({ attribute: false }) desk: AgentDesk | undefined;
  @property({ attribute: false }) perform: ((action: AgentAction) => void) | undefined;

  @query('dialog') private readonly question!: HTMLDialogElement;

  /** Asks whether the chat is to end. */
  askToEnd(): void {
    if (this.interaction?.kind === 'chat' && !this.question.open) this.question.showModal();
  }

  protected override render() {
    const { desk, interaction } = this;
    if (!interaction || !desk) return undefined;
    const { interactionId, visitorName, kind } = interaction;
    const others = desk.agents.filter(({ name, signedIn }) => signedIn && name !== desk.agent.name);
    const transfer = html`<form @submit=${this.#transfer}>
      <select name="target" aria-label="Transfer to" required>
        <option value="">Transfer to…</option>
        ${desk.queues.map(({ name }) => html`<option value="queue:${name}">Queue: ${name}</option>`)}
        ${others.map(({ name }) => html`<option value="agent:${name}">Agent: ${name}</option>`)}
      </select>
      <button class="quiet">Transfer</button>
    </form>`;
    if (kind !== 'chat') return transfer;
    return html`
      ${this.#renderHold(interaction, desk.agent.name)} ${transfer}
      ${this.#renderInvitation(
        interaction,
        others.map(({ name }) => name),
      )}
      <button class="danger" @click=${() => this.askToEnd()}>Disconnect</button>
      <dialog aria-labelledby="question">
        <p id="question">End the chat with <bdi>${visitorName}</bdi>?</p>
        <div class="choice">
          <button class="quiet" @click=${() => this.question.close()}>Keep talking</button>
          <button class="danger" @click=${() => this.#disconnect(interactionId)}>Disconnect now</button>
        </div>
      </dialog>
    `;
  }

  #renderHold({ interactionId, agents, state }: InteractionOnDesk, agentName: string) {
    const isHeld =
      agents.length > 1
        ? agents.some(({ name, state: own }) => name === agentName && own === 'held')
        : state === 'held';
    return html`<button
      class="quiet"
      @click=${() => this.perform?.({ command: isHeld ? 'resume' : 'hold', interactionId })}
    >
      ${isHeld ? 'Resume' : 'Hold'}
    </button>`;
  }

  /** Bringing others in, and leaving the chat to them. */
  #renderInvitation({ interactionId, agents }: InteractionOnDesk, others: readonly string[]) {
    const absent = others.filter((name) => !agents.some((present) => present.name === name));
    const mayLeave = agents.filter(({ state }) => state !== 'alerting').length > 1;
    return html`
      ${
        absent.length === 0
          ? nothing
          : html`<form @submit=${this.#invite}>
              <select name="invited" aria-label="Invite" required>
                <option value="">Invite…</option>
                ${absent.map((name) => html`<option>${name}</option>`)}
              </select>
              <button class="quiet">Invite</button>
            </form>`
      }
      ${
        mayLeave
          ? html`<button class="quiet" @click=${() => this.perform?.({ command: 'leave', interactionId })}>
              Leave
            </button>`
          : nothing
      }
    `;
  }

  readonly #invite = (event: SubmitEvent) => {
    event.preventDefault();
    const invited = new FormData(event.currentTarget as HTMLFormElement).get('invited');
    if (typeof invited !== 'string' || !invited || !this.interaction) return;
    this.perform?.({ command: 'invite', interactionId: this.interaction.interactionId, invited });
  };

  readonly #transfer = (event: SubmitEvent) => {
    event.preventDefault();
    const target = new FormData(event.currentTarget as HTMLFormElement).get('target');
    const [, kind, name] = (typeof target === 'string' && /^(queue|agent):(.+)$/s.exec(target)) || [];
    if (!name || !this.interaction) return;
    const to = kind === 'queue' ? { queue: name } : { agent: name };
    this.perform?.({ command: 'transfer', interactionId: this.interaction.interactionId, to });
  };

  #disconnect(interactionId: string): void {
    this.question.close();
    this.perform?.({ command: 'disconnect', interactionId });
  }
}
