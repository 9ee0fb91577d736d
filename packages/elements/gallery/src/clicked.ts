import { ref } from 'lit/directives/ref.js';
import type { LitElement } from 'lit';

/** An element after a visitor has pressed buttons in it, one after the other. */
export const clicked = (selectors: readonly string[]) =>
  ref((element) => {
    if (element) void click(element as LitElement, selectors);
  });

async function click(element: LitElement, selectors: readonly string[]): Promise<void> {
  await customElements.whenDefined(element.localName);
  for (const selector of selectors) {
    await element.updateComplete;
    element.shadowRoot?.querySelector<HTMLElement>(selector)?.click();
  }
}
