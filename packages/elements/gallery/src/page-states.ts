/** What stands in a page itself, beside the widget. */
import type { ClientSnapshot } from '@footbridge/client';
import { html } from 'lit';
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
  show: () => html`<footbridge-notice .client=${stillClient(undefined, { notice })}></footbridge-notice>`,
}));

export const pageStates: readonly State[] = [...noticeStates];
