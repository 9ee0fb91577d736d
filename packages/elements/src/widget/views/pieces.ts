import { msg } from '@lit/localize';
import { html, nothing, type LitElement, type TemplateResult } from 'lit';
import { startProblem } from '../../start-form/start-problem.js';
import { chatView } from './chat-view.js';
import type { ViewContext } from './view-context.js';
import type { ViewName } from './views-of.js';

/** A view, or what stands beside one. */
export type Piece = ViewName | 'consent' | 'notice';

type View = (context: ViewContext) => TemplateResult;

const fetchers: Partial<Record<Piece, () => Promise<{ readonly view: View }>>> = {
  account: () => import('./account.js'),
  callback: () => import('./callback.js'),
  message: () => import('./message.js'),
  consent: () => import('./consent.js'),
  notice: () => import('./notice.js'),
};

/** How what is there is drawn: the same for every widget on a page. */
const views = new Map<Piece, View>([['chat', chatView]]);

/** What a widget is made of, each piece fetched when it is first drawn. */
export class Pieces {
  readonly #host: LitElement;
  readonly #loading = new Map<Piece, Promise<void>>();
  readonly #missing = new Set<Piece>();

  constructor(host: LitElement) {
    this.#host = host;
  }

  /** Draws a piece; nothing while it is being fetched, an apology where it can't be. */
  draw(name: Piece, context: ViewContext): TemplateResult | typeof nothing {
    const view = views.get(name);
    if (view) return view(context);
    if (!this.#missing.has(name)) {
      if (!this.#loading.has(name)) this.#loading.set(name, this.#load(name));
      return nothing;
    }
    // The notice is the server's wish, not the visitor's: they need not know that it is missing.
    return name === 'notice' ? nothing : this.#apology(name);
  }

  /** Lets a piece that could not be fetched be tried again. */
  retry(name: Piece): void {
    this.#missing.delete(name);
    this.#host.requestUpdate();
  }

  /** Resolves when nothing is being fetched any more, and what was is drawn. */
  async settled(): Promise<void> {
    await Promise.all(this.#loading.values());
    await this.#host.updateComplete;
  }

  async #load(name: Piece): Promise<void> {
    try {
      const fetched = await fetchers[name]?.();
      if (fetched) views.set(name, fetched.view);
    } catch {
      this.#missing.add(name);
    }
    this.#loading.delete(name);
    this.#host.requestUpdate();
  }

  #apology(name: Piece) {
    return html`
      <div class="problem" role="alert">
        <p>${startProblem('unreachable')}</p>
        <button @click=${() => this.retry(name)}>${msg('Try again', { id: 'try-again' })}</button>
      </div>
    `;
  }
}
