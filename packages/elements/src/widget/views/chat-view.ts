import { html } from 'lit';
import type { ViewContext } from './view-context.js';

export const chatView = ({ client, settings, whom, visitorName, language, prepare, liveRegion }: ViewContext) => html`
  <footbridge-chat
    exportparts="chat, more, history, print, save, leave, notice, confirm, ended, form, welcome, label, name, problem, start, choice, password, reveal, mistake, reason, alternatives, parties, avatar, photo, names, status, log, day, newer, unseen, message, meta, author, time, bubble, system, delivery, composer, field, input, send, limit"
    .client=${client}
    .details=${{ ...whom, language }}
    .credentials=${settings.credentials}
    .name=${visitorName}
    .language=${language}
    .prepare=${prepare}
    .liveRegion=${liveRegion}
  >
    <slot name="before-form" slot="before-form"></slot>
    <slot name="before-messages" slot="before-messages"></slot>
    <slot name="after-chat" slot="after-chat"></slot>
  </footbridge-chat>
`;
