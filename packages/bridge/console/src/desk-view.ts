import { html, LitElement, nothing, type PropertyValues } from 'lit';
import { property, query, state } from 'lit/decorators.js';
import type { AgentDesk, CannedResponse, InteractionOnDesk } from '../../src/agent/agent-api.js';
import {
  SignOutEvent,
  type DismissInteractionEvent,
  type PickUpEvent,
  type SelectInteractionEvent,
} from './agent-events.js';
import { attentionOf, describeAttention, sortForWork, type Seen } from './attention.js';
import { consoleStyles } from './console-styles.js';
import type { ConversationView } from './conversation-view.js';
import type { DeskClient } from './desk-client.js';
import { deskStyles, ROOM_FOR_TABLE } from './desk-styles.js';
import { Dismissed } from './dismissed.js';
import type { InteractionList } from './interaction-list.js';
import type { InteractionTable } from './interaction-table.js';
import { isTalking, mayPickUp } from './interaction-words.js';
import type { ShortcutHelp } from './shortcut-help.js';
import { shortcutOf, type ShortcutName } from './shortcuts.js';
import { WorkSound } from './work-sound.js';

const TITLE = 'Footbridge agent';

/** The desk of a signed-in agent: the interactions and queues on one side, one conversation on the other. */
export class DeskView extends LitElement {
  static override readonly styles = [...consoleStyles, deskStyles];

  @property({ attribute: false }) desk: AgentDesk | undefined;
  @property({ attribute: false }) client: DeskClient | undefined;
  /** Whether a bridge answers. */
  @property({ attribute: false }) connected = true;

  @state() private selected: string | undefined;
  @state() private nowMs = Date.now();
  @state() private seen: Seen = new Map();
  @state() private responses: readonly CannedResponse[] = [];
  @state() private hasRoomForTable = false;
  @query('conversation-view') private readonly view!: ConversationView | null;
  @query('interaction-list, interaction-table') private readonly list!: InteractionList | InteractionTable | null;
  @query('shortcut-help') private readonly help!: ShortcutHelp;

  #interactions: readonly InteractionOnDesk[] = [];
  #current: InteractionOnDesk | undefined;
  #ticking: ReturnType<typeof setInterval> | undefined;
  #attention = 0;
  /** How far the bridge's clock is ahead of this computer's, in milliseconds. */
  #clockAheadMs = 0;
  readonly #dismissed = new Dismissed();
  readonly #sound = new WorkSound();
  readonly #room = matchMedia(ROOM_FOR_TABLE);

  override connectedCallback(): void {
    super.connectedCallback();
    this.#ticking = setInterval(() => (this.nowMs = Date.now()), 1_000);
    this.#room.addEventListener('change', this.#measure);
    document.addEventListener('keydown', this.#keyDown);
    this.#measure();
    void this.client?.responses().then((responses) => (this.responses = responses));
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    clearInterval(this.#ticking);
    this.#room.removeEventListener('change', this.#measure);
    document.removeEventListener('keydown', this.#keyDown);
    document.title = TITLE;
  }

  protected override willUpdate(changed: PropertyValues<this>): void {
    if (changed.has('desk') && this.desk) this.#clockAheadMs = this.desk.nowMs - Date.now();
    this.#interactions = sortForWork(this.desk?.interactions ?? [], this.#agentName).filter(
      ({ interactionId, state: now }) => now !== 'ended' || !this.#dismissed.has(interactionId),
    );
    this.#current = this.#interactions.find(({ interactionId }) => interactionId === this.selected);
    if (this.#current) this.#look(this.#current);
  }

  protected override updated(): void {
    const attention = this.#interactions.reduce((sum, one) => sum + attentionOf(one, this.seen, this.#agentName), 0);
    if (attention > this.#attention) this.#sound.play();
    this.#attention = attention;
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
        <p class="unseen" role="status">${describeAttention(this.#interactions, this.seen, this.#agentName)}</p>
        <div class="offline" role="status">
          ${this.connected ? nothing : html`<p>Reconnecting… No bridge answers at the moment.</p>`}
        </div>
        <div class="who">
          <agent-photo .agent=${this.#agentName ?? ''} .find=${this.client?.photo}></agent-photo>
          <h1>${this.#agentName}</h1>
          <button class="quiet" aria-pressed=${this.#sound.isOn ? 'true' : 'false'} @click=${this.#toggleSound}>
            Sound
          </button>
          <button class="quiet keys" @click=${() => this.help.open()}>Keys</button>
          <button class="quiet" @click=${() => this.dispatchEvent(new SignOutEvent())}>Sign out</button>
        </div>
        ${this.#renderSide()}
        <section class="card conversation" aria-label="Conversation">
          <button class="quiet back" @click=${() => void this.#leaveConversation()}>All interactions</button>
          <conversation-view
            .interaction=${this.#current}
            .desk=${this.desk}
            .client=${this.client}
            .responses=${this.responses}
          ></conversation-view>
        </section>
        <shortcut-help></shortcut-help>
      </main>
    `;
  }

  get #agentName(): string | undefined {
    return this.desk?.agent.name;
  }

  #renderSide() {
    return html`<div class="side">
      <section aria-labelledby="mine">
        <h2 id="mine">Interactions</h2>
        ${this.hasRoomForTable ? this.#renderTable() : this.#renderList()}
      </section>
      <section aria-labelledby="queues">
        <h2 id="queues">Queues</h2>
        <dl>
          ${this.desk?.queues.map(
            ({ name, waiting, availableAgents, paused }) => html`
              <dt>${name}</dt>
              <dd class="quietly">${paused ? 'paused, ' : ''}${waiting} waiting, ${availableAgents} free</dd>
            `,
          )}
        </dl>
      </section>
    </div>`;
  }

  #renderTable() {
    return html`<interaction-table
      .interactions=${this.#interactions}
      .seen=${this.seen}
      .agentName=${this.#agentName}
      .selected=${this.selected}
      .nowMs=${this.nowMs + this.#clockAheadMs}
    ></interaction-table>`;
  }

  #renderList() {
    return html`<interaction-list
      .interactions=${this.#interactions}
      .seen=${this.seen}
      .agentName=${this.#agentName}
      .selected=${this.selected}
      .nowMs=${this.nowMs + this.#clockAheadMs}
    ></interaction-list>`;
  }

  readonly #measure = () => (this.hasRoomForTable = this.#room.matches);

  readonly #toggleSound = () => {
    this.#sound.toggle();
    this.requestUpdate();
  };

  readonly #keyDown = (event: KeyboardEvent) => {
    const name = shortcutOf(event);
    if (!name) return;
    event.preventDefault();
    this.#shortcuts[name]();
  };

  readonly #shortcuts: Readonly<Record<ShortcutName, () => void>> = {
    pickUp: () => {
      const next = this.#interactions.find((interaction) => mayPickUp(interaction, this.#agentName));
      if (next) void this.#pickUp(next.interactionId);
    },
    hold: () => {
      const current = this.#current;
      if (current?.kind !== 'chat' || !isTalking(current, this.#agentName)) return;
      const { interactionId } = current;
      void this.view?.perform({ command: current.state === 'held' ? 'resume' : 'hold', interactionId });
    },
    end: () => this.view?.askToEnd(),
    next: () => {
      const index = this.#interactions.findIndex(({ interactionId }) => interactionId === this.selected);
      const next = this.#interactions[index + 1] ?? this.#interactions[0];
      if (next) void this.#select(next.interactionId);
    },
    reply: () => this.view?.takeFocus(),
    responses: () => this.view?.openResponses(),
    sound: this.#toggleSound,
    help: () => this.help.open(),
  };

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
    this.#dismissed.add(interactionId);
    this.requestUpdate();
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
