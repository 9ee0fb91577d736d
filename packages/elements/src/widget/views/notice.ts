/** What the widget shows on top where the server has something to say to everybody: fetched when it has. */
import { html } from 'lit';
import '../../notice/define-notice.js';
import type { ViewContext } from './view-context.js';

export const view = ({ client }: ViewContext) => html`
  <footbridge-notice exportparts="notice, icon, severity, text, dismiss" .client=${client}></footbridge-notice>
`;
