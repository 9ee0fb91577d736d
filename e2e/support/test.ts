/** The suite's own `test`: a pair and a page, and a page that complained about anything fails. */
import { test as base, expect, type Page } from '@playwright/test';
import { startPair, type Pair } from './pair.js';
import { Widget } from './widget.js';

export interface Fixtures {
  /** More flags for both bridges. */
  readonly bridgeFlags: string[];
  readonly pair: Pair;
  readonly widget: Widget;
  /** What the page wrote to its console, and which policies it broke; the test fails if anything is left in it. */
  readonly complaints: string[];
}

export { expect };

export const test = base.extend<Fixtures>({
  bridgeFlags: [[], { option: true }],
  pair: async ({ bridgeFlags }, use) => {
    const pair = await startPair(...bridgeFlags);
    await use(pair);
    await pair.stop();
  },
  complaints: [
    // The pair is asked for first, so that the page is closed before it.
    async ({ pair: _pair, page }, use) => {
      const complaints: string[] = [];
      await collectComplaints(page, complaints);
      await use(complaints);
      expect(complaints, 'what the page complained about').toEqual([]);
    },
    { auto: true },
  ],
  widget: async ({ page, pair }, use) => {
    await page.goto(`${pair.origin}/`);
    await use(new Widget(page));
  },
});

/** Chromium reports every failed request on the console: for a test that breaks the network, nothing to complain about. */
export function forgiveNetworkNoise(complaints: string[]): void {
  const others = complaints.filter((complaint) => !complaint.includes('Failed to load resource'));
  complaints.splice(0, complaints.length, ...others);
}

export async function collectComplaints(page: Page, complaints: string[]): Promise<void> {
  page.on('console', (message) => complaints.push(`${message.type()}: ${message.text()}`));
  page.on('pageerror', (error) => complaints.push(`error: ${error.message}`));
  await page.exposeFunction('reportViolation', (directive: string) => complaints.push(`violation: ${directive}`));
  await page.addInitScript(() => {
    document.addEventListener('securitypolicyviolation', (event) => {
      (window as unknown as { reportViolation(directive: string): void }).reportViolation(event.effectiveDirective);
    });
  });
}
