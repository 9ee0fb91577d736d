import type { Locator, Page } from '@playwright/test';
import { openElementPage } from './element-page.js';
import type { Pair } from './pair.js';

const script = `
  import './callback/define-callback.js';
  import { createFootbridge } from '@footbridge/client';
  const servers = ['/I3Root/Server1', '/I3Root/Server2'];
  const client = createFootbridge({ servers, target: 'Marketing' });
  window.client = client;
  for (const element of document.querySelectorAll('footbridge-callback, footbridge-callback-status')) element.client = client;
`;

/** As a page would: its own typeface and colours are inherited, a column as narrow as the widget's panel. */
const styles = `
  :root { color-scheme: light dark; font: 1em/1.5 system-ui, sans-serif; }
  body { margin: 0; }
  main { max-inline-size: 400px; margin-inline: auto; }
  h1 { margin: 12px 24px; font-size: 1em; }
`;

export interface CallbackPageOptions {
  readonly body?: string;
  readonly attributes?: string;
}

/** A page of its own with `<footbridge-callback>`, as a visitor finds it. */
export class CallbackPage {
  readonly page: Page;
  readonly name: Locator;
  readonly telephone: Locator;
  readonly subject: Locator;
  readonly time: Locator;
  readonly create: Locator;
  readonly status: Locator;
  readonly problem: Locator;

  private constructor(page: Page) {
    this.page = page;
    this.name = page.getByRole('textbox', { name: 'Your name' });
    this.telephone = page.getByRole('textbox', { name: 'Your telephone number' });
    this.subject = page.getByRole('textbox', { name: 'What is it about?' });
    this.time = page.getByLabel('When should we call?');
    this.create = page.getByRole('button', { name: 'Call me back' });
    this.status = page.locator('footbridge-callback-status');
    this.problem = page.locator('footbridge-callback [part=problem]').first();
  }

  static async open(page: Page, pair: Pair, options: CallbackPageOptions = {}): Promise<CallbackPage> {
    const { body = '<footbridge-callback></footbridge-callback>', attributes } = options;
    await openElementPage(page, pair, { script, body, styles, ...(attributes && { attributes }) });
    return new CallbackPage(page);
  }

  /** Fills in what is given and asks for the call. */
  async ask({ name = '', telephone = '+47 555 01 22', subject = '' } = {}): Promise<void> {
    if (name) await this.name.fill(name);
    await this.telephone.fill(telephone);
    if (subject) await this.subject.fill(subject);
    await this.create.click();
  }

  /** The value beside a term in the list of what is known. */
  fact(term: string): Locator {
    return this.status.locator('[part=fact]', { has: this.page.getByText(term, { exact: true }) }).locator('dd');
  }

  button(name: string): Locator {
    return this.page.getByRole('button', { name, exact: true });
  }
}
