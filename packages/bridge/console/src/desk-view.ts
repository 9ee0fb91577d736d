import { html, LitElement, nothing } from 'lit';
import { property, query, state } from 'lit/decorators.js';
import type { AgentDesk, InteractionOnDesk } from '../../src/agent/agent-api.js';
import {
  SignOutEvent,
  type DismissInteractionEvent,
  type PickUpEvent,
  type SelectInteractionEvent,
} from './agent-events.js';
import { attentionOf, describeAttention, sortForWork, type Seen } from './attention.js';
import { consoleStyles } from './console-styles.js';
import type { ConversationView } from './conversation-view.js';
import type { Act } from './desk-client.js';
import { deskStyles } from './desk-styles.js';
import type { InteractionList } from './interaction-list.js';

const TITLE = 'Footbridge agent';

/** The desk of a signed-in agent: the interactions and queues on one side, one conversation on the other. */
export class DeskView extends LitElement {
  static override readonly styles = [...consoleStyles, deskStyles];

  @property({ attribute: false }) desk: AgentDesk | undefined;
  @property({ attribute: false }) act: Act | undefined;
  /** Whether a bridge answers. */
  @property({ attribute: false }) connected = true;

  @state() private selected: string | undefined;
  @state() private nowMs = Date.now();
  @state() private seen: Seen = new Map();
  @state() private dismissed: ReadonlySet<string> = new Set();
  @query('conversation-view') private readonly view!: ConversationView | null;
  @query('interaction-list') private readonly list!: InteractionList | null;

  #interactions: readonly InteractionOnDesk[] = [];
  #current: InteractionOnDesk | undefined;
  #ticking: ReturnType<typeof setInterval> | undefined;

  override connectedCallback(): void {
    super.connectedCallback();
    this.#ticking = setInterval(() => (this.nowMs = Date.now()), 1_000);
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    clearInterval(this.#ticking);
    document.title = TITLE;
  }

  protected override willUpdate(): void {
    this.#interactions = sortForWork(this.desk?.interactions ?? []).filter(
      ({ interactionId }) => !this.dismissed.has(interactionId),
    );
    this.#current = this.#interactions.find(({ interactionId }) => interactionId === this.selected);
    if (this.#current) this.#look(this.#current);
  }

  protected override updated(): void {
    const attention = this.#interactions.reduce((sum, one) => sum + attentionOf(one, this.seen), 0);
    const title = attention > 0 ? `(${attention}) ${TITLE}` : TITLE;
    if (document.title !== title) document.title = title;
  }

  protected override render() {
    return html`
      <main
        class="desk ${this.#current ? 'reading' : ''}"
        @select-interaction=${({ interactionId }: SelectInteractionEvent) => void this.#select(interactionId)}
        @pick-up=${({ interactionId }: PickUpEvent) => void this.#pickUp(interactionId)}
        @dismiss-interaction=${({ interactionId }: DismissInteractionEvent) => void this.#dismiss(interactionId)}
      >
        <p class="unseen" role="status">${describeAttention(this.#interactions, this.seen)}</p>
        <div class="offline" role="status">
          ${this.connected ? nothing : html`<p>Reconnecting… No bridge answers at the moment.</p>`}
        </div>
        <div class="who">
          <h1>${this.desk?.agent.name}</h1>
          <button class="quiet" @click=${() => this.dispatchEvent(new SignOutEvent())}>Sign out</button>
        </div>
        ${this.#renderSide()}
        <section class="card conversation" aria-label="Conversation">
          <button class="quiet back" @click=${() => void this.#leaveConversation()}>All interactions</button>
          <conversation-view .interaction=${this.#current} .desk=${this.desk} .act=${this.act}></conversation-view>
        </section>
      </main>
    `;
  }

  #renderSide() {
    return html`<div class="side">
      <section aria-labelledby="mine">
        <h2 id="mine">Interactions</h2>
        <interaction-list
          .interactions=${this.#interactions}
          .seen=${this.seen}
          .selected=${this.selected}
          .nowMs=${this.nowMs}
        ></interaction-list>
      </section>
      <section aria-labelledby="queues">
        <h2 id="queues">Queues</h2>
        <dl>
          ${this.desk?.queues.map(
            ({ name, waiting, availableAgents }) => html`
              <dt>${name}</dt>
              <dd class="quietly">${waiting} waiting, ${availableAgents} free</dd>
            `,
          )}
        </dl>
      </section>
    </div>`;
  }

  async #select(interactionId: string): Promise<void> {
    this.selected = interactionId;
    await this.updateComplete;
    this.view?.takeFocus();
  }

  async #pickUp(interactionId: string): Promise<void> {
    await this.#select(interactionId);
    await this.view?.perform({ command: 'pickUp', interactionId });
  }

  async #dismiss(interactionId: string): Promise<void> {
    this.dismissed = new Set([...this.dismissed, interactionId]);
    await this.#leaveConversation();
  }

  async #leaveConversation(): Promise<void> {
    const { selected } = this;
    this.selected = undefined;
    await this.updateComplete;
    this.list?.takeFocus(selected);
  }

  /** What is on the screen has been seen, unless the page is not. */
  #look({ interactionId, lines }: InteractionOnDesk): void {
    if (document.hidden || this.seen.get(interactionId) === lines.length) return;
    this.seen = new Map([...this.seen, [interactionId, lines.length]]);
  }
}
