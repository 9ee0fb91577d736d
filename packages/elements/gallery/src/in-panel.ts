import { html, type TemplateResult } from 'lit';

/** Something in the window that it is usually seen in. */
export const inPanel = (content: TemplateResult): TemplateResult => html`
  <footbridge-panel open heading="Chat with us">${content}</footbridge-panel>
`;
