/** Puts something else in the place of what a bridge answers to a page's polls. */
import type { Page } from '@playwright/test';

/** An event as it is on the wire. */
export type WireEvent = Readonly<Record<string, unknown>>;

/** Rewrites the events of every poll's answer and, where there is one, the notice that the server gives. */
export async function rewriteAnswers(
  page: Page,
  rewrite: (event: WireEvent) => WireEvent,
  notice?: string,
): Promise<void> {
  await page.route(/websvcs\//, async (route) => {
    const response = await route.fetch();
    const text = await response.text();
    if (notice !== undefined && route.request().url().includes('serverConfiguration')) {
      const [{ serverConfiguration }] = JSON.parse(text) as [{ serverConfiguration: object }];
      const told = { ...serverConfiguration, notice: { severity: 'info', text: notice } };
      await route.fulfill({ response, json: [{ serverConfiguration: told }] });
    } else if (text.includes('"events"')) {
      const { chat } = JSON.parse(text) as { chat: { events?: WireEvent[] } };
      await route.fulfill({ response, json: { chat: { ...chat, events: chat.events?.map(rewrite) } } });
    } else await route.fulfill({ response, body: text });
  });
}
