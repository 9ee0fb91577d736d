import { expect, type Frame, type Locator, type Page } from '@playwright/test';

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

  /** @param place Where it is, if the page has others or it is in a frame. */
  constructor(page: Page, place: Page | Frame | Locator = page) {
    this.page = page;
    this.launcher = place.getByRole('button', { name: /^(open |close )?chat(?! options)/i });
    this.dialog = place.getByRole('dialog');
    this.panel = place.locator('footbridge-panel');
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

  /** The bubbles and system lines, top to bottom, without names, times and states; of a long conversation by scrolling through it. */
  texts(): Promise<string[]> {
    return this.log.evaluate(readThrough);
  }
}

/** Runs in the page. */
async function readThrough(log: HTMLElement | SVGElement): Promise<string[]> {
  type Line = Element & { readonly entry: { readonly key: string } };
  const { host } = log.getRootNode() as unknown as { readonly host: { readonly entries: readonly Line['entry'][] } };
  const read = new Map<string, string>();
  const take = (): number => {
    const lines = [...log.querySelectorAll<Line>('footbridge-message')];
    const whole = new Map<string, string>();
    for (const { entry, shadowRoot } of lines) {
      const text = shadowRoot?.querySelector('[part=bubble], [part=system]')?.textContent ?? '';
      whole.set(entry.key, (whole.get(entry.key) ?? '') + text);
    }
    for (const [key, text] of whole) {
      // A long one may be cut off where the lines in the document end.
      if (text.length > (read.get(key)?.length ?? 0)) read.set(key, text);
    }
    return lines.length;
  };
  const drawn = () => new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(resolve)));
  await drawn();
  if (take() < host.entries.length) {
    log.scrollTop = 0;
    for (let top = 0; top <= log.scrollHeight; top = log.scrollTop + log.clientHeight) {
      log.scrollTop = top;
      await drawn();
      take();
      if (log.scrollTop + log.clientHeight >= log.scrollHeight - 1) break;
    }
    log.scrollTop = log.scrollHeight;
    await drawn();
  }
  return host.entries.flatMap(({ key }) => read.get(key) ?? []);
}
