/** What the widget shows to a visitor who wants to be called: fetched when one does. */
import { html, nothing } from 'lit';
import '../../callback/define-callback.js';
import type { WidgetOptions } from '../../configuration/widget-options.js';
import type { ViewContext } from './view-context.js';

export const view = ({
  client,
  visitorName,
  language,
  prepare,
  liveRegion,
  settings,
  whom,
  fills,
}: ViewContext) => html`
  <footbridge-callback
    exportparts="form, welcome, problem, field, label, input, hint, mistake, disclaimer, create, request, title, state, agent, avatar, photo, facts, fact, notice, actions, confirm, retime, ended"
    .client=${client}
    .name=${visitorName}
    .credentials=${settings.credentials}
    .details=${{ ...detailsOf(settings), ...whom, language }}
    .language=${language}
    .prepare=${prepare}
    .liveRegion=${liveRegion}
  >
    <slot name="before-callback" slot="before-form"></slot>
    ${fills('disclaimer') ? html`<slot name="disclaimer" slot="disclaimer"></slot>` : nothing}
    <slot name="after-callback" slot="after-callback"></slot>
  </footbridge-callback>
`;

/** What a callback is about where it differs from a chat. */
const detailsOf = ({ callbackTarget, callbackTargetType, callbackRoutingContexts }: WidgetOptions) => ({
  ...(callbackTarget && { target: callbackTarget }),
  ...(callbackTargetType && { targetType: callbackTargetType }),
  ...(callbackRoutingContexts && { routingContexts: callbackRoutingContexts }),
});
