import { FootbridgeError, type FootbridgeErrorCode } from '@footbridge/client';
import type { FootbridgeStartForm } from '@footbridge/elements';
import { html } from 'lit';
import { ref } from 'lit/directives/ref.js';
import { inPanel } from './in-panel.js';
import type { State } from './states.js';
import { stillClient } from './still-client.js';

/** The form after the visitor has asked for a chat. */
const asked = (startChat?: () => Promise<void>) =>
  inPanel(html`
    <footbridge-chat
      .client=${stillClient(undefined, startChat && { startChat })}
      ${ref((chat) => {
        const form = () => chat?.shadowRoot?.querySelector<FootbridgeStartForm>('footbridge-start-form');
        void customElements.whenDefined('footbridge-start-form').then(() => setTimeout(() => void form()?.start()));
      })}
    ></footbridge-chat>
  `);

const refusals: readonly FootbridgeErrorCode[] = ['unreachable', 'not-allowed', 'refused'];

export const formStates: readonly State[] = [
  { name: 'form', show: () => inPanel(html`<footbridge-chat .client=${stillClient()}></footbridge-chat>`) },
  { name: 'form-starting', show: () => asked() },
  ...refusals.map((code) => ({
    name: `form-${code}`,
    show: () => asked(() => Promise.reject(new FootbridgeError(code, 'Refused.'))),
  })),
];
