/** What the widget shows to a visitor who leaves a message: fetched when one does. */
import { html } from 'lit';
import '../../leave-message/define-leave-message.js';
import type { ViewContext } from './view-context.js';

export const view = ({ client, visitorName }: ViewContext) => html`
  <footbridge-leave-message
    exportparts="form, welcome, problem, field, label, input, mistake, leave"
    .client=${client}
    .name=${visitorName}
  >
    <slot name="before-message" slot="before-form"></slot>
  </footbridge-leave-message>
`;
