import { css, html, LitElement } from 'lit';
import { state } from 'lit/decorators.js';
import type { AgentDesk } from '../../src/agent/agent-api.js';
import { forgetAccess, readAccess, type Access } from './access.js';
import type { SignInEvent } from './agent-events.js';
import { consoleStyles } from './console-styles.js';
import { createDeskClient, type DeskClient, type Refusal } from './desk-client.js';

const STORED_NAME = 'footbridge-agent-name';

const NO_KEY = 'This page needs the address that the bridge printed when it started: the key is in it.';
const WRONG_KEY = 'The key was refused. Open the address that the bridge printed when it started.';
const NO_BRIDGE = 'No bridge answers. Trying again…';

/** The page where an agent works: who is signed in, and the connection that keeps the desk. */
export class AgentConsole extends LitElement {
  static override readonly styles = [
    ...consoleStyles,
    css`
      :host {
        display: flow-root;
        min-height: 100vh;
        min-height: 100dvh;
        background: var(--_raised);
      }

      main {
        padding: 0 1rem;
      }
    `,
  ];

  @state() private desk: AgentDesk | undefined;
  @state() private connected = true;
  @state() private refusal = '';
  @state() private access: Access | undefined = readAccess();

  #client: DeskClient | undefined;

  override connectedCallback(): void {
    super.connectedCallback();
    const name = sessionStorage.getItem(STORED_NAME);
    if (name) this.#signIn(name);
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.#client?.close();
  }

  protected override render() {
    if (this.desk) {
      return html`<desk-view
        .desk=${this.desk}
        .connected=${this.connected}
        .client=${this.#client}
        @sign-out=${this.#signOut}
      ></desk-view>`;
    }
    const message = this.refusal || (this.access ? (this.connected ? '' : NO_BRIDGE) : NO_KEY);
    return html`<main>
      <agent-sign-in
        .message=${message}
        .mayTry=${this.access !== undefined}
        @sign-in=${({ agent }: SignInEvent) => this.#signIn(agent)}
      ></agent-sign-in>
    </main>`;
  }

  #signIn(name: string): void {
    if (!this.access) return;
    sessionStorage.setItem(STORED_NAME, name);
    this.refusal = '';
    this.connected = true;
    this.#client?.close();
    this.#client = createDeskClient({
      ...this.access,
      agent: name,
      onDesk: (desk) => (this.desk = desk),
      onRefused: (refusal) => this.#refused(refusal),
      onConnection: (connected) => (this.connected = connected),
    });
  }

  #refused({ code, message }: Refusal): void {
    this.#forget();
    this.refusal = code === 'key' ? WRONG_KEY : message;
    if (code !== 'key') return;
    forgetAccess();
    this.access = undefined;
  }

  readonly #signOut = () => {
    void this.#client?.leave();
    this.#forget();
  };

  #forget(): void {
    sessionStorage.removeItem(STORED_NAME);
    this.#client = undefined;
    this.desk = undefined;
    this.connected = true;
  }
}
