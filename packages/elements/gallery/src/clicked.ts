import { ref } from 'lit/directives/ref.js';

const underWay: Promise<void>[] = [];

/** An element after a visitor has pressed buttons in it, one after the other, each as soon as it was there. */
export const clicked = (selectors: readonly string[]) =>
  ref((element) => {
    if (element) underWay.push(click(element, selectors));
  });

/** Resolves once everything that is to be pressed has been. */
export const allClicked = (): Promise<unknown> => Promise.all(underWay);

async function click(element: Element, selectors: readonly string[]): Promise<void> {
  for (const selector of selectors) {
    let button: HTMLElement | null | undefined;
    do {
      await new Promise(requestAnimationFrame);
      button = element.shadowRoot?.querySelector<HTMLElement>(selector);
    } while (!button && element.isConnected);
    button?.click();
  }
}
