/** Registers `<footbridge-mock-panel>`, and puts one on the page. */
import type { MockCentre } from '../create-mock-centre.js';
import { FootbridgeMockPanel } from './mock-panel.js';

const TAG = 'footbridge-mock-panel';

if (globalThis.customElements && !customElements.get(TAG)) customElements.define(TAG, FootbridgeMockPanel);

/** Shows a panel that drives `centre`. Take it away with `remove()`. */
export function showMockPanel(centre: MockCentre): FootbridgeMockPanel {
  const panel = document.createElement(TAG);
  panel.centre = centre;
  document.body.append(panel);
  return panel;
}

export { FootbridgeMockPanel };
