import { ref } from 'lit/directives/ref.js';

const speaking: Promise<void>[] = [];

/** An element that tells screen readers something once it is there. */
export const spoken = () =>
  ref((element) => {
    if (element) speaking.push(speech(element));
  });

/** Resolves once everything that is to be told has been, and is gone again. */
export const allSpoken = (): Promise<unknown> => Promise.all(speaking);

/** Looks from the beginning on, so that nothing is waited for that has passed. */
async function speech(element: Element): Promise<void> {
  const isTold = () => !!element.shadowRoot?.querySelector('[role=status]')?.textContent?.trim();
  for (const isWanted of [true, false]) {
    do await new Promise(requestAnimationFrame);
    while (element.isConnected && isTold() !== isWanted);
  }
}
