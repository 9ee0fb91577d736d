import type { Locator, Page } from '@playwright/test';

/** A request to be called as a visitor finds it, in the widget or in a page of its own. */
export class CallbackForm {
  readonly page: Page;
  readonly name: Locator;
  readonly telephone: Locator;
  readonly subject: Locator;
  readonly create: Locator;
  readonly status: Locator;
  readonly problem: Locator;

  constructor(page: Page) {
    const form = page.locator('footbridge-callback');
    this.page = page;
    this.name = form.getByRole('textbox', { name: 'Your name' });
    this.telephone = form.getByRole('textbox', { name: 'Your telephone number' });
    this.subject = form.getByRole('textbox', { name: 'What is it about?' });
    this.create = form.getByRole('button', { name: 'Call me back' });
    this.status = page.locator('footbridge-callback-status');
    this.problem = form.locator('form > [part=problem]');
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
    return this.status.getByRole('button', { name, exact: true });
  }
}
