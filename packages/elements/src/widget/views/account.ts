/** What the widget shows to a visitor who wants an account: fetched when one does. */
import { html } from 'lit';
import '../../register/define-register.js';
import type { ViewContext } from './view-context.js';

export const view = ({ client, settings, prepare, startChat }: ViewContext) => html`
  <footbridge-register
    exportparts="form, welcome, problem, field, label, input, mistake, register"
    .client=${client}
    .fields=${settings.accountFields ?? []}
    .prepare=${prepare}
    .whenRegistered=${startChat}
  >
    <slot name="before-account" slot="before-form"></slot>
  </footbridge-register>
`;
