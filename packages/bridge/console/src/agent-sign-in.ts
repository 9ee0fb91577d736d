import { css, html, LitElement } from 'lit';
import { property } from 'lit/decorators.js';
import { SignInEvent } from './agent-events.js';
import { consoleStyles } from './console-styles.js';

/** Asks for the name an agent works under. */
export class AgentSignIn extends LitElement {
  static override readonly styles = [
    ...consoleStyles,
    css`
      form {
        display: grid;
        gap: 1rem;
        max-width: 24rem;
        margin: 12vh auto;
        padding: 2rem;
      }

      label {
        display: grid;
        gap: 0.35rem;
        font-weight: 600;
      }
    `,
  ];

  /** What to say above the form. */
  @property() message = '';

  protected override render() {
    return html`
      <form class="card" @submit=${this.#submit}>
        <h1>Agent console</h1>
        ${this.message ? html`<p role="alert">${this.message}</p>` : ''}
        <label>Your name <input name="agent" autocomplete="name" maxlength="64" required autofocus /></label>
        <button>Sign in</button>
        <p class="quietly">Visitors see this name.</p>
      </form>
    `;
  }

  readonly #submit = (event: SubmitEvent) => {
    event.preventDefault();
    const name = new FormData(event.currentTarget as HTMLFormElement).get('agent');
    if (typeof name === 'string' && name.trim()) this.dispatchEvent(new SignInEvent(name.trim()));
  };
}
