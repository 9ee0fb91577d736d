/** Every element in every state that a visitor may meet it in: the one list that pictures and checks are made from. */
import { html, type TemplateResult } from 'lit';
import { accountStates } from './account-states.js';
import { callbackStates } from './callback-states.js';
import { chatStates } from './chat-states.js';
import { formStates } from './form-states.js';
import { pageStates } from './page-states.js';

export interface State {
  /** For the address of the state alone. */
  readonly name: string;
  readonly show: () => TemplateResult;
}

const launcherStates: readonly State[] = [
  { name: 'launcher', show: () => html`<footbridge-launcher></footbridge-launcher>` },
  { name: 'launcher-loading', show: () => html`<footbridge-launcher state="loading"></footbridge-launcher>` },
  { name: 'launcher-failed', show: () => html`<footbridge-launcher state="failed"></footbridge-launcher>` },
];

export const states: readonly State[] = [
  ...launcherStates,
  ...formStates,
  ...accountStates,
  ...chatStates,
  ...callbackStates,
  ...pageStates,
];
