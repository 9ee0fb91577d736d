import { css, html, LitElement, nothing } from 'lit';
import { property } from 'lit/decorators.js';
import type { CallbackOnDesk, InteractionOnDesk } from '../../src/agent/agent-api.js';
import { consoleStyles } from './console-styles.js';
import type { AgentAction } from './desk-client.js';

const times = new Intl.DateTimeFormat(undefined, { dateStyle: 'medium', timeStyle: 'short' });

/** What there is to know and to do about a callback or a left message. */
export class RequestDetail extends LitElement {
  static override readonly styles = [
    ...consoleStyles,
    css`
      :host {
        display: grid;
        flex: 1 1 auto;
        gap: 1.25rem;
        align-content: start;
        padding: 1rem;
        overflow-y: auto;
      }

      dl {
        display: grid;
        grid-template-columns: minmax(7rem, auto) minmax(0, 1fr);
        gap: 0.5rem 1rem;
        overflow-wrap: anywhere;
      }

      dt {
        color: var(--_muted);
      }

      .words {
        white-space: pre-wrap;
      }

      .actions {
        display: flex;
        flex-wrap: wrap;
        gap: 0.5rem;
        align-items: center;
      }

      a.dial {
        display: inline-flex;
        align-items: center;
        min-height: 2.25rem;
        padding: 0 0.9rem;
        border-radius: 9px;
        background: var(--_accent);
        color: var(--_on-accent);
        font-weight: 600;
        text-decoration: none;
      }
    `,
  ];

  @property({ attribute: false }) interaction: InteractionOnDesk | undefined;
  /** Whether the agent has it, and may do something about it. */
  @property({ attribute: false }) isWorking = false;
  @property({ attribute: false }) perform: ((action: AgentAction) => void) | undefined;

  protected override render() {
    const { interaction } = this;
    if (!interaction) return nothing;
    const { callback, message } = interaction;
    return html`
      <dl>
        ${callback ? renderCallback(callback) : nothing}
        ${
          message
            ? html`<dt>E-mail</dt>
                <dd><a href="mailto:${message.emailAddress}">${message.emailAddress}</a></dd>
                <dt>Message</dt>
                <dd class="words" dir="auto">${message.text}</dd>`
            : nothing
        }
      </dl>
      ${callback || message ? nothing : html`<p class="quietly">Pick it up to see what it is about.</p>`}
      ${this.isWorking ? this.#renderActions(interaction) : nothing}
    `;
  }

  #renderActions({ interactionId, callback }: InteractionOnDesk) {
    const act = (command: 'complete' | 'fail' | 'retryLater') => () => this.perform?.({ command, interactionId });
    if (!callback) return html`<div class="actions"><button @click=${act('complete')}>Complete</button></div>`;
    const { telephone, retriesLeft } = callback;
    return html`
      <div class="actions">
        <a class="dial" href=${dialLink(telephone)}>Make call</a>
        <button class="quiet" @click=${act('complete')}>Callback complete</button>
        <button class="quiet" @click=${act('fail')}>Attempt failed</button>
        <button class="quiet" @click=${act('retryLater')} aria-describedby="later">Retry later</button>
      </div>
      <p id="later" class="quietly">
        ${
          retriesLeft > 0
            ? `Retry later puts it back into its queue after a pause; that can be done ${retriesLeft} more ${retriesLeft === 1 ? 'time' : 'times'}.`
            : 'It has been put off as often as it may be.'
        }
      </p>
    `;
  }
}

const renderCallback = ({ telephone, subject, preferredTime, retries, snoozedUntilMs }: CallbackOnDesk) => html`
  <dt>Telephone</dt>
  <dd>${telephone}</dd>
  <dt>Subject</dt>
  <dd class="words" dir="auto">${subject || '–'}</dd>
  ${
    preferredTime === undefined
      ? nothing
      : html`<dt>Wanted at</dt>
          <dd>${times.format(Date.parse(preferredTime))}</dd>`
  }
  ${
    retries === 0
      ? nothing
      : html`<dt>Put off</dt>
          <dd>${retries} ${retries === 1 ? 'time' : 'times'}</dd>`
  }
  ${
    snoozedUntilMs === undefined
      ? nothing
      : html`<dt>Snoozed until</dt>
          <dd>${times.format(snoozedUntilMs)}</dd>`
  }
`;

/** A number as a telephone takes it: digits and what may stand among them. */
const dialLink = (telephone: string): string => `tel:${telephone.replace(/[^\d+*#,;]/g, '')}`;
