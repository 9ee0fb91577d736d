/** What stands in a page itself, beside the widget. */
import type { ClientSnapshot } from '@footbridge/client';
import type { LinkRule } from '@footbridge/client/availability';
import { html } from 'lit';
import { clicked } from './clicked.js';
import { directoryStates } from './directory-states.js';
import { queueClient } from './sample-servers.js';
import { inPanel } from './in-panel.js';
import { spoken } from './spoken.js';
import type { State } from './states.js';
import { stillClient } from './still-client.js';

const notices: readonly NonNullable<ClientSnapshot['notice']>[] = [
  { severity: 'info', text: 'Our shops are open on Sunday, too.' },
  { severity: 'ok', text: 'Payments work again. Thank you for your patience.' },
  { severity: 'caution', text: 'We close at 17:00 today.\nAfter that, ask to be called back.' },
  { severity: 'warning', text: `Orders of <b>today</b> can't be looked up: ${'x'.repeat(80)}` },
];

const noticeStates = notices.map((notice): State => ({
  name: `notice-${notice.severity}`,
  show: () => html`<footbridge-notice .client=${stillClient(undefined, { notice })} ${spoken()}></footbridge-notice>`,
}));

/** The question as a page would ask it, after the visitor has pressed these buttons. */
const consent = (isGranted: boolean, ...buttons: string[]) =>
  inPanel(html`
    <footbridge-consent .client=${queueClient()} ?granted=${isGranted} ${clicked(buttons)}>
      <p>We use what you write to answer you, and keep it for 30 days. <a href="#privacy">Privacy notice</a></p>
    </footbridge-consent>
  `);

const consentStates: readonly State[] = [
  { name: 'consent', show: () => consent(false) },
  { name: 'consent-granted', show: () => consent(true) },
  { name: 'consent-question', show: () => consent(true, '[part=withdraw]') },
  { name: 'consent-erased', show: () => consent(true, '[part=withdraw]', '[part=confirm] button:last-of-type') },
];

/** An invitation follows the visitor's system and not the page, as the widget does. */
const theme = new URLSearchParams(location.search).get('theme') ?? '';

const invitationStates: readonly State[] = [
  {
    name: 'invitation',
    show: () => html`<footbridge-invitation open theme=${theme} ${spoken()}></footbridge-invitation>`,
  },
  {
    name: 'invitation-of-the-page',
    show: () =>
      html`<footbridge-invitation open theme=${theme} ${spoken()}>
        <strong>Still undecided?</strong> Our kitchen planners have time for you right now, and know every model in the
        shop.
      </footbridge-invitation>`,
  },
];

const availability = (offer: ReturnType<LinkRule>): State => ({
  name: `availability-${offer}`,
  show: () => html`
    <div class="page">
      <footbridge-availability .client=${queueClient()} .decide=${() => offer}>
        <button slot="chat">Chat with us</button>
        <p slot="callback">Nobody is free right now. <a href="#callback">Ask us to call you</a></p>
        <p slot="closed">We are here from nine to five.</p>
      </footbridge-availability>
    </div>
  `,
});

const availabilityStates: readonly State[] = (['chat', 'callback', 'none'] as const).map(availability);

export const pageStates: readonly State[] = [
  ...noticeStates,
  ...consentStates,
  ...directoryStates,
  ...invitationStates,
  ...availabilityStates,
];
