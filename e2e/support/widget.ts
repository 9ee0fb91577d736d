import { expect, type Locator, type Page } from '@playwright/test';

/** The widget as a visitor finds it: by role and name. */
export class Widget {
  readonly page: Page;
  readonly launcher: Locator;
  /** The window as people find it. */
  readonly dialog: Locator;
  /** What is in the window: slots put it there, so it is not below the dialog in the document. */
  readonly panel: Locator;
  readonly name: Locator;
  readonly start: Locator;
  readonly composer: Locator;
  readonly log: Locator;

  constructor(page: Page) {
    this.page = page;
    this.launcher = page.getByRole('button', { name: /^(open |close )?chat/i });
    this.dialog = page.getByRole('dialog');
    this.panel = page.locator('footbridge-panel');
    this.name = this.panel.getByRole('textbox', { name: /name/i });
    this.start = this.panel.getByRole('button', { name: 'Start chat' });
    this.composer = this.panel.getByRole('textbox', { name: /message/i });
    this.log = this.panel.getByRole('log');
  }

  async open(): Promise<void> {
    await this.launcher.click();
    await expect(this.dialog).toBeVisible();
  }

  /** Opens the panel and starts a chat. */
  async startChat(name = ''): Promise<void> {
    await this.open();
    if (name) await this.name.fill(name);
    await this.start.click();
    await expect(this.composer).toBeVisible();
  }

  async send(text: string): Promise<void> {
    await this.composer.fill(text);
    await this.composer.press('Enter');
  }

  /** The bubbles and system lines, top to bottom, without names, times and states. */
  texts(): Promise<string[]> {
    return this.log.locator('[part="bubble"], [part="system"]').allTextContents();
  }
}
