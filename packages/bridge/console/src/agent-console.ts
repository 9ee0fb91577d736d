import { css, html, LitElement, nothing } from 'lit';
import { query, state } from 'lit/decorators.js';
import type { AgentDesk, InteractionOnDesk } from '../../src/agent/agent-api.js';
import { forgetAccess, readAccess, type Access } from './access.js';
import type { DismissInteractionEvent, SelectInteractionEvent, SignInEvent } from './agent-events.js';
import { consoleStyles } from './console-styles.js';
import type { ConversationView } from './conversation-view.js';
import { createDeskClient, type DeskClient } from './desk-client.js';
import { attentionOf, visitorLines } from './unread.js';

const STORED_NAME = 'footbridge-agent-name';
const TITLE = 'Footbridge agent';

/** The page where an agent works: joins the desk client with what is shown. */
export class AgentConsole extends LitElement {
  static override readonly styles = [
    ...consoleStyles,
    css`
      :host {
        display: block;
        min-height: 100vh;
        background: var(--_raised);
      }

      .desk {
        display: grid;
        grid-template-columns: minmax(17rem, 22rem) minmax(0, 1fr);
        gap: 1rem;
        box-sizing: border-box;
        height: 100vh;
        padding: 1rem;
      }

      .side {
        display: flex;
        flex-direction: column;
        overflow-y: auto;
      }

      section,
      .offline {
        margin-top: 1.25rem;
      }

      .who {
        display: flex;
        gap: 1rem;
        align-items: center;
        justify-content: space-between;
      }

      main {
        display: grid;
        overflow: hidden;
        min-height: 0;
      }

      h1 {
        font-size: 1.125rem;
      }

      h2 {
        margin-bottom: 0.5rem;
        font-size: 0.8125rem;
      }

      dl {
        display: grid;
        grid-template-columns: 1fr auto;
        gap: 0.25rem 1rem;
      }

      .offline {
        padding: 0.6rem 0.9rem;
        border-radius: 9px;
        background: var(--_surface);
        color: var(--_danger);
      }

      @media (max-width: 48rem) {
        .desk {
          grid-template-columns: minmax(0, 1fr);
          height: auto;
        }

        .side {
          overflow: visible;
        }

        conversation-view {
          height: 80vh;
        }
      }
    `,
  ];

  @state() private desk: AgentDesk | undefined;
  @state() private connected = true;
  @state() private message = '';
  @state() private selected: string | undefined;
  @state() private nowMs = Date.now();
  @state() private seen: ReadonlyMap<string, number> = new Map();
  @state() private dismissed: ReadonlySet<string> = new Set();
  @query('conversation-view') private readonly view!: ConversationView | null;

  readonly #access: Access | undefined = readAccess();
  #client: DeskClient | undefined;
  #ticking: ReturnType<typeof setInterval> | undefined;

  override connectedCallback(): void {
    super.connectedCallback();
    this.#ticking = setInterval(() => (this.nowMs = Date.now()), 1_000);
    const name = sessionStorage.getItem(STORED_NAME);
    if (name) this.#signIn(name);
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    clearInterval(this.#ticking);
    this.#client?.close();
  }

  protected override willUpdate(): void {
    const current = this.#interactions().find(({ interactionId }) => interactionId === this.selected);
    if (current) this.#look(current);
  }

  protected override updated(): void {
    const attention = this.#interactions().reduce((sum, one) => sum + attentionOf(one, this.seen), 0);
    document.title = attention > 0 ? `(${attention}) ${TITLE}` : TITLE;
  }

  protected override render() {
    if (!this.#access) {
      return html`<main>
        <agent-sign-in
          message="This page needs the address that the bridge printed when it started: the key is in it."
        ></agent-sign-in>
      </main>`;
    }
    const { desk } = this;
    if (!desk) {
      return html`<main>
        <agent-sign-in
          .message=${this.message || (this.connected ? '' : 'No bridge answers. Trying again…')}
          @sign-in=${({ agent }: SignInEvent) => this.#signIn(agent)}
        ></agent-sign-in>
      </main>`;
    }
    const interactions = this.#interactions();
    return html`
      <div
        class="desk"
        @select-interaction=${({ interactionId }: SelectInteractionEvent) => this.#select(interactionId)}
        @dismiss-interaction=${({ interactionId }: DismissInteractionEvent) => this.#dismiss(interactionId)}
      >
        ${this.#renderSide(desk, interactions)}
        <main class="card">
          <conversation-view
            .interaction=${interactions.find(({ interactionId }) => interactionId === this.selected)}
            .desk=${desk}
            .act=${this.#client?.act}
          ></conversation-view>
        </main>
      </div>
    `;
  }

  #renderSide(desk: AgentDesk, interactions: readonly InteractionOnDesk[]) {
    return html`<div class="side" role="complementary" aria-label="Desk">
      <div class="who">
        <h1>${desk.agent.name}</h1>
        <button class="quiet" @click=${this.#signOut}>Sign out</button>
      </div>
      <div role="status">
        ${this.connected ? nothing : html`<p class="offline">No bridge answers. Trying again…</p>`}
      </div>
      <section aria-labelledby="mine">
        <h2 id="mine">Interactions</h2>
        <interaction-list
          .interactions=${interactions}
          .seen=${this.seen}
          .selected=${this.selected}
          .nowMs=${this.nowMs}
          .act=${this.#client?.act}
        ></interaction-list>
      </section>
      <section aria-labelledby="queues">
        <h2 id="queues">Queues</h2>
        <dl>
          ${desk.queues.map(
            ({ name, waiting, availableAgents }) => html`
              <dt>${name}</dt>
              <dd class="quietly">${waiting} waiting, ${availableAgents} free</dd>
            `,
          )}
        </dl>
      </section>
    </div>`;
  }

  /** What rings first, then the agent's own, then what waits, then what is over. */
  #interactions(): readonly InteractionOnDesk[] {
    const rank = ({ state: now, mine }: InteractionOnDesk) =>
      now === 'ended' ? 3 : now === 'alerting' && mine ? 0 : mine ? 1 : 2;
    return (this.desk?.interactions ?? [])
      .filter(({ interactionId }) => !this.dismissed.has(interactionId))
      .toSorted((one, other) => rank(one) - rank(other));
  }

  #signIn(name: string): void {
    const access = this.#access;
    if (!access) return;
    this.message = '';
    sessionStorage.setItem(STORED_NAME, name);
    this.#client?.close();
    this.#client = createDeskClient({
      ...access,
      agent: name,
      onDesk: (desk) => (desk ? (this.desk = desk) : this.#refused()),
      onConnection: (connected) => (this.connected = connected),
    });
  }

  #refused(): void {
    forgetAccess();
    this.desk = undefined;
    this.message = 'The key was refused. Open the address that the bridge printed when it started.';
  }

  readonly #signOut = async () => {
    await this.#client?.act({ command: 'signOut' });
    this.#client?.close();
    sessionStorage.removeItem(STORED_NAME);
    this.desk = undefined;
    this.selected = undefined;
  };

  async #select(interactionId: string): Promise<void> {
    this.selected = interactionId;
    await this.updateComplete;
    this.view?.focusReply();
  }

  #dismiss(interactionId: string): void {
    this.dismissed = new Set([...this.dismissed, interactionId]);
    if (this.selected === interactionId) this.selected = undefined;
  }

  /** What is on the screen has been seen, unless the page is not. */
  #look(interaction: InteractionOnDesk): void {
    const lines = visitorLines(interaction);
    if (document.hidden || this.seen.get(interaction.interactionId) === lines) return;
    this.seen = new Map([...this.seen, [interaction.interactionId, lines]]);
  }
}
