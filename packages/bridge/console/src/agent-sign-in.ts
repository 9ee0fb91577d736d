import { css, html, LitElement, nothing } from 'lit';
import { property } from 'lit/decorators.js';
import { SignInEvent } from './agent-events.js';
import { consoleStyles } from './console-styles.js';

/** Asks for the name an agent works under. */
export class AgentSignIn extends LitElement {
  static override readonly styles = [
    ...consoleStyles,
    css`
      .card {
        display: grid;
        gap: 1rem;
        max-width: 24rem;
        margin: 12vh auto;
        padding: 2rem;
      }

      h1 {
        font-size: 1.375rem;
      }

      form,
      label {
        display: grid;
        gap: 0.35rem;
      }

      form {
        gap: 1rem;
      }

      label {
        font-weight: 600;
      }
    `,
  ];

  /** What to say above the form. */
  @property({ attribute: false }) message = '';
  /** Whether there is any use in giving a name. */
  @property({ attribute: false }) mayTry = true;

  protected override render() {
    return html`
      <div class="card">
        <h1>Agent console</h1>
        <div role="alert">${this.message ? html`<p>${this.message}</p>` : nothing}</div>
        ${
          this.mayTry
            ? html`<form @submit=${this.#submit}>
                <label>Your name <input name="agent" autocomplete="name" maxlength="64" required autofocus /></label>
                <button>Sign in</button>
                <p class="quietly">Visitors see this name.</p>
              </form>`
            : nothing
        }
      </div>
    `;
  }

  readonly #submit = (event: SubmitEvent) => {
    event.preventDefault();
    const name = new FormData(event.currentTarget as HTMLFormElement).get('agent');
    if (typeof name === 'string' && name.trim()) this.dispatchEvent(new SignInEvent(name.trim()));
  };
}
