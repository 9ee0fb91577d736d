import type { FootbridgeOptions } from '@footbridge/client';
import type { DirectoryPerson } from '@footbridge/client/directory';
import { msg, str } from '@lit/localize';
import { html, nothing } from 'lit';
import { isolated } from '../internal/isolated.js';
import { signOf, signs } from './status-sign.js';

/** Whom a page itself lists: a queue or a person that can always be asked for. */
export interface DirectoryLink {
  /** The name that visitors see. */
  readonly name: string;
  /** The queue or the person, as the server knows it. */
  readonly target: string;
  /** Default: `Workgroup`. */
  readonly targetType?: FootbridgeOptions['targetType'];
  /** Whether a chat is offered. Default: true. */
  readonly chat?: boolean;
  /** Whether a callback is offered. Default: true. */
  readonly callback?: boolean;
}

/** One line of the directory: who, how they are, and what can be asked of them. */
export interface Line {
  readonly name: string;
  readonly chat: boolean;
  readonly callback: boolean;
  readonly person?: DirectoryPerson;
}

export function directoryEntry({ name, chat, callback, person }: Line, ask: (kind: 'chat' | 'callback') => void) {
  return html`
    <li part="entry">
      <div class="who">
        <p part="name"><bdi>${name}</bdi></p>
        ${person ? personStatus(person) : nothing}
      </div>
      <div part="actions">
        ${
          chat
            ? html`<button part="chat" aria-label=${contactText('chat', name)} @click=${() => ask('chat')}>
                ${msg('Chat', { id: 'directory-chat' })}
              </button>`
            : nothing
        }
        ${
          callback
            ? html`<button
                part="callback"
                class="quiet"
                aria-label=${contactText('callback', name)}
                @click=${() => ask('callback')}
              >
                ${msg('Callback', { id: 'directory-callback' })}
              </button>`
            : nothing
        }
      </div>
    </li>
  `;
}

/** What a button does, for those who do not see whose line it is in. */
export const contactText = (kind: 'chat' | 'callback', name: string): string =>
  kind === 'chat'
    ? msg(str`Chat with ${isolated(name)}`, { id: 'directory-chat-with' })
    : msg(str`Callback from ${isolated(name)}`, { id: 'directory-callback-from' });

function personStatus({ statusText, available, department }: DirectoryPerson) {
  const sign = signOf(statusText, available);
  const words =
    statusText ||
    (available ? msg('Available', { id: 'directory-available' }) : msg('Not available', { id: 'directory-away' }));
  return html`
    <p part="status">
      <svg part="sign" class=${available ? 'free' : nothing} viewBox="0 0 24 24" aria-hidden="true">
        <path d=${signs[sign]} />
      </svg>
      <bdi>${words}</bdi>${department ? html` · <bdi>${department}</bdi>` : nothing}
    </p>
  `;
}
