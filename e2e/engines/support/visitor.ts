import { expect } from '@playwright/test';
import type { Tab } from '../drivers/engine.js';
import { complaintsInPage, saidInPage, screenInPage, watchInPage } from '../drivers/in-page.js';

/** A visitor at one tab of any browser. */
export class Visitor {
  readonly tab: Tab;
  readonly #complaints: string[] = [];
  #hasLeft = false;

  constructor(tab: Tab) {
    this.tab = tab;
  }

  async visit(url: string): Promise<void> {
    await this.#noteComplaints();
    await this.tab.goTo(url);
    await this.tab.evaluate(watchInPage);
  }

  async open(): Promise<void> {
    await this.tab.click('button', /^chat/i);
    await this.focusIsOn('textbox', /name|message/i);
  }

  /** Opens the panel and starts a chat. */
  async startChat(name = ''): Promise<void> {
    await this.open();
    if (name) await this.tab.type(name);
    await this.tab.click('button', /^start chat$/i);
    await this.focusIsOn('textbox', /message/i);
  }

  /** Writes a line into what has the focus, and sends it. */
  async send(text: string): Promise<void> {
    await this.tab.type(text);
    await this.tab.press('Enter');
  }

  /** What both sides and the system have said, top to bottom. */
  said(): Promise<string[]> {
    return this.tab.evaluate(saidInPage);
  }

  /** Everything there is to read in the widget. */
  screen(): Promise<string> {
    return this.tab.evaluate(screenInPage);
  }

  async sees(text: string | RegExp): Promise<void> {
    await expect.poll(() => this.screen()).toMatch(text);
  }

  async focusIsOn(role: string, name: RegExp): Promise<void> {
    await expect(async () => {
      const focused = await this.tab.focused();
      expect(focused?.role).toBe(role);
      expect(focused?.name).toMatch(name);
    }).toPass({ timeout: 15_000, intervals: [100] });
  }

  /** Closes the tab. A page that had an error, or broke a policy, fails the test. */
  async leave(): Promise<void> {
    if (this.#hasLeft) return;
    this.#hasLeft = true;
    await this.#noteComplaints();
    await this.tab.close();
    expect(this.#complaints, 'what went wrong in the page').toEqual([]);
  }

  async #noteComplaints(): Promise<void> {
    this.#complaints.push(...(await this.tab.evaluate(complaintsInPage)));
  }
}
