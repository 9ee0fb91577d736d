/** Who a visitor is: signing in, why they are refused, making an account, and leaving a message. */
import { FootbridgeError, type ClientPermissions, type Closure } from '@footbridge/client';
import { html, type LitElement } from 'lit';
import { ref } from 'lit/directives/ref.js';
import { awaited, clicked } from './clicked.js';
import { inPanel } from './in-panel.js';
import { errandClient } from './sample-servers.js';
import type { State } from './states.js';
import { everything, stillClient } from './still-client.js';

/** An element whose fields hold these texts, by their ids. */
const filled = (texts: Readonly<Record<string, string>>) =>
  ref((element) => {
    void (element as LitElement | undefined)?.updateComplete.then(() => {
      for (const [id, text] of Object.entries(texts)) {
        const field = element?.shadowRoot?.querySelector<HTMLInputElement>(`#${id}`);
        if (field) field.value = text;
      }
    });
  });

interface Shown {
  readonly press?: readonly string[];
  readonly shows?: string;
}

const start = (
  allows: ClientPermissions,
  { press = [], shows = '[part=start]' }: Shown = {},
  startChat?: () => Promise<void>,
) =>
  inPanel(html`
    <footbridge-start-form
      .client=${stillClient(undefined, startChat && { startChat })}
      .allows=${allows}
      ${clicked(press)}
      ${awaited(shows)}
    ></footbridge-start-form>
  `);

const noTranscript = { ...everything, transcript: false };
const accountsOnly = { ...noTranscript, anonymousChat: false };
const anybody = { ...noTranscript, authenticatedChat: false };

const refused = (error: FootbridgeError, allows: ClientPermissions = anybody) =>
  start(allows, { press: ['[part=start]'], shows: 'footbridge-refusal' }, async () => {
    throw error;
  });

const closures: readonly Closure[] = ['hours', 'nobody', 'full', 'wait', 'paused'];
const limits = {
  burst: 'MaxChatsAllowedPerUnitTime',
  anonymous: 'MaxAnonymousInteractionsAllowed',
  user: 'MaxInteractionsAllowedPerUser',
  network: 'MaxInteractionsAllowedPerIP',
  'sign-in': 'MaxFailedSignInsAllowedPerUnitTime',
};

const refusals: readonly State[] = [
  ...closures.map((closure) => ({
    name: `form-closed-${closure}`,
    show: () => refused(new FootbridgeError('closed', 'Refused.', { closure })),
  })),
  ...Object.entries(limits).map(([name, limit]) => ({
    name: `form-limit-${name}`,
    show: () => refused(new FootbridgeError('limit-reached', 'Refused.', { limit }), noTranscript),
  })),
];

const accountFields = [
  { name: 'homeEmail', label: 'E-mail', type: 'email', autocomplete: 'email', required: true },
  { name: 'company', label: 'Company', autocomplete: 'organization' },
] as const;

const mary = { username: 'mary', password: 'correct horse', confirmation: 'correct horse', homeEmail: 'm@example.com' };
const REGISTER = '[part=register]';
const PROBLEM = '[part=problem]';

const register = (texts = {}, { press = [], shows = REGISTER }: Shown = {}, refusal?: string) =>
  inPanel(html`
    <footbridge-register
      .client=${errandClient(refusal)}
      .fields=${accountFields}
      ${filled(texts)}
      ${clicked(press)}
      ${awaited(shows)}
    ></footbridge-register>
  `);

const letter = { name: 'Mary', address: 'mary@example.com', text: 'My oven is cold.' };
const LEAVE = '[part=leave]';

const leave = (texts = {}, { press = [], shows = LEAVE }: Shown = {}, refusal?: string) =>
  inPanel(html`
    <footbridge-leave-message
      .client=${errandClient(refusal)}
      ${filled(texts)}
      ${clicked(press)}
      ${awaited(shows)}
    ></footbridge-leave-message>
  `);

export const accountStates: readonly State[] = [
  { name: 'form-everything', show: () => start(everything) },
  { name: 'form-sign-in', show: () => start(accountsOnly) },
  { name: 'form-sign-in-mistakes', show: () => start(accountsOnly, { press: ['[part=start]'] }) },
  {
    name: 'form-sign-in-refused',
    show: () => refused(new FootbridgeError('sign-in-refused', 'Refused.'), noTranscript),
  },
  ...refusals,
  { name: 'register', show: () => register() },
  {
    name: 'register-mistakes',
    show: () => register({ ...mary, homeEmail: '', confirmation: 'horse' }, pressed(REGISTER)),
  },
  { name: 'register-taken', show: () => register(mary, pressed(REGISTER), 'error.websvc.userdb.accountExists') },
  { name: 'register-refused', show: () => register(mary, pressed(REGISTER), 'error.websvc.general') },
  { name: 'leave-message', show: () => leave() },
  { name: 'leave-message-mistakes', show: () => leave({}, pressed(LEAVE)) },
  { name: 'leave-message-refused', show: () => leave(letter, pressed(LEAVE), 'error.websvc.general') },
  { name: 'leave-message-left', show: () => leave(letter, { press: [LEAVE], shows: '[part=welcome][tabindex]' }) },
];

function pressed(button: string): Shown {
  return { press: [button], shows: PROBLEM };
}
