/** What the widget shows before anything else where the page needs a visitor's consent: fetched on such pages only. */
import { html } from 'lit';
import '../../consent/define-consent.js';
import type { ViewContext } from './view-context.js';

export const view = ({ client, settings, isBarred }: ViewContext) => html`
  <footbridge-consent
    exportparts="consent, agree, granted, withdraw, confirm, outcome"
    .client=${client}
    .granted=${!isBarred}
    .remember=${settings.consent === 'remembered'}
  >
    <slot name="consent"></slot>
  </footbridge-consent>
`;
