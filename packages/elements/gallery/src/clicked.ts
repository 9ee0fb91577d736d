import { ref } from 'lit/directives/ref.js';

const underWay: Promise<void>[] = [];

/** An element after a visitor has pressed buttons in it, one after the other, each as soon as it was there. */
export const clicked = (selectors: readonly string[]) =>
  ref((element) => {
    if (element) underWay.push(click(element, selectors));
  });

/** An element that is waited for until it shows something. */
export const awaited = (selector: string) =>
  ref((element) => {
    if (element) underWay.push(find(element, selector).then(() => undefined));
  });

/** Resolves once everything that is to be pressed has been, and what is waited for is there. */
export const allClicked = (): Promise<unknown> => Promise.all(underWay);

async function click(element: Element, selectors: readonly string[]): Promise<void> {
  for (const selector of selectors) (await find(element, selector))?.click();
}

/** What an element shows, as soon as it does; nothing where the element goes away before. */
async function find(element: Element, selector: string): Promise<HTMLElement | null> {
  let found: HTMLElement | null;
  do {
    await new Promise(requestAnimationFrame);
    found = element.shadowRoot?.querySelector<HTMLElement>(selector) ?? null;
  } while (!found && element.isConnected);
  return found;
}
