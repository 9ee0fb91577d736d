import type { Page, Request } from '@playwright/test';

/** Counts the polls that a page sends. */
export class PollCount {
  count = 0;
  /** When each was sent, by the machine's clock. */
  readonly atMs: number[] = [];

  constructor(page: Page) {
    page.on('request', (request: Request) => {
      if (!request.url().includes('/chat/poll/')) return;
      this.count += 1;
      this.atMs.push(Date.now());
    });
  }
}

/**
 * Stops all that runs in a page without a word, and returns what lets it run again. Chromium freezes no page that is
 * visible, as every page of a headless one is; its debugger does.
 */
export async function freeze(page: Page): Promise<() => Promise<void>> {
  const session = await page.context().newCDPSession(page);
  await session.send('Debugger.enable');
  const paused = new Promise((resolve) => session.once('Debugger.paused', resolve));
  await session.send('Debugger.pause');
  await paused;
  return async () => {
    await session.send('Debugger.resume');
    await session.detach();
  };
}

/** Lets a page believe that nobody looks at it, or that somebody does again. */
export const setVisible = (page: Page, isVisible: boolean): Promise<void> =>
  page.evaluate(
    (state) => {
      Object.defineProperty(document, 'visibilityState', { value: state, configurable: true });
      document.dispatchEvent(new Event('visibilitychange'));
    },
    isVisible ? 'visible' : 'hidden',
  );

/** What lies in the tab's session storage. */
export const storedKeys = (page: Page): Promise<string[]> => page.evaluate(() => Object.keys(sessionStorage));
