import { FootbridgeError, type Footbridge, type FootbridgeErrorCode } from '@footbridge/client';
import { queryDirectory, type Directory, type DirectoryPerson } from '@footbridge/client/directory';
import { msg } from '@lit/localize';
import { html, nothing } from 'lit';
import type { WidgetOptions } from '../configuration/widget-options.js';
import { DirectoryRequestEvent, type DirectoryTarget } from '../events/directory-request-event.js';
import { askWidget } from '../widget/ask-widget.js';
import { FootbridgeElement } from '../internal/footbridge-element.js';
import { NearController } from '../internal/near-controller.js';
import { PageClient } from '../widget/page-client.js';
import { property, state } from '../internal/property.js';
import { controls } from '../styles/controls.js';
import { tokens } from '../styles/tokens.js';
import { contactText, directoryEntry, type DirectoryLink } from './directory-entry.js';
import { directoryStyles } from './directory-styles.js';
import { searchForm } from './search-form.js';
import { searchResults } from './search-results.js';

/**
 * Whom a visitor can ask for by name: queues and people that the page lists, and a search for people, with what they are
 * doing now. It stands in the page itself. With a search it asks the server once it comes into view, and whenever the visitor
 * searches; without one, never. Besides the properties, it takes the attributes of a widget, such as `servers`; what it does
 * not say itself, the page's widget says.
 *
 * @summary Links to queues and people, and a search for people.
 * @tag footbridge-directory
 *
 * @fires {DirectoryRequestEvent} footbridge-directory-request - When the visitor wants a chat with, or a callback from, somebody.
 *
 * @csspart entries - A list: the page's own, or what was found.
 * @csspart entry - One line of it.
 * @csspart name - The name of a person or a queue.
 * @csspart status - What a person is doing, and the department.
 * @csspart sign - The sign beside it.
 * @csspart actions - The box around the buttons of a line.
 * @csspart chat - The button that asks for a chat.
 * @csspart callback - The button that asks for a callback.
 * @csspart form - The search.
 * @csspart hint - What to fill in.
 * @csspart label - The label of a field.
 * @csspart field - A field.
 * @csspart problem - Why the search did not work.
 * @csspart search - The button that searches.
 * @csspart results - The box around what was found.
 * @csspart found - How many were found.
 * @csspart updated - When that was so.
 * @csspart refresh - The button that asks once more.
 * @csspart again - The button that leads back to the search.
 */
export class FootbridgeDirectory extends FootbridgeElement {
  static override styles = [tokens, controls, directoryStyles];

  /** Whom the page lists. As an attribute, JSON. */
  @property({ type: Array }) entries: readonly DirectoryLink[] = [];

  /** Whether visitors can search for people, if the server has a directory. */
  @property({ type: Boolean }) search = false;

  /** The language tag for times. Default: the browser's. */
  @property() language = '';

  /** How it is set up, as far as no attribute says so. Default: as the page's widget. */
  @property({ attribute: false }) options: WidgetOptions = {};

  /** A client that the page made itself. Default: one made from the options. */
  @property({ attribute: false }) client: Footbridge | undefined;

  /** What the server knows; undefined until it was asked, and where it has no directory. */
  @state() private directory: Pick<Directory, 'departments'> | undefined;
  @state() private found: readonly DirectoryPerson[] | undefined;
  @state() private busy = false;
  @state() private problem: FootbridgeErrorCode | undefined;

  #refreshedAtMs: number | undefined;
  /** Where the visitor was when they asked for somebody. */
  #asked: Element | undefined;
  readonly #pageClient = new PageClient(this);

  constructor() {
    super();
    this.addController(
      new NearController(this, (isNear) => isNear && this.search && !this.directory && void this.#learn()),
    );
  }

  /** Puts the focus where the visitor asked for somebody, or else in the first field or button. */
  override focus(options?: FocusOptions): void {
    const place = this.#asked?.isConnected ? this.#asked : this.renderRoot.querySelector('input, button');
    if (place instanceof HTMLElement) place.focus(options);
  }

  protected override render() {
    return html`
      ${
        this.entries?.length > 0
          ? html`<ul part="entries" role="list">
              ${this.entries.map((link) => this.#link(link))}
            </ul>`
          : nothing
      }
      ${this.search && this.directory ? this.#search(this.directory.departments) : nothing}
    `;
  }

  #link({ name, target, targetType = 'Workgroup', chat = true, callback = true }: DirectoryLink) {
    return directoryEntry({ name, chat, callback }, this.#asker({ target, targetType, displayName: name }));
  }

  #asker(whom: DirectoryTarget) {
    return (kind: 'chat' | 'callback') => {
      this.#asked = this.shadowRoot?.activeElement ?? undefined;
      const event = new DirectoryRequestEvent(kind, whom);
      this.emit(event);
      const { target, targetType, displayName } = whom;
      askWidget(event, { kind, whom: { target, targetType }, heading: contactText(kind, displayName) });
    };
  }

  #search(departments: readonly string[]) {
    const { busy, found } = this;
    const problem = this.problem ? problemText(this.problem) : '';
    return html`
      ${searchForm({ isShown: !found, busy, problem, departments, onSubmit: this.#submit })}
      ${
        found
          ? searchResults({
              people: found.map((person) => this.#person(person)),
              atMs: this.#refreshedAtMs,
              language: this.language,
              busy,
              problem,
              onRefresh: () => void this.#ask(),
              onAgain: () => void this.#again(),
            })
          : nothing
      }
    `;
  }

  #person(person: DirectoryPerson) {
    const { displayName, target, targetType, chat, callback } = person;
    const line = { name: displayName, chat, callback, person };
    return directoryEntry(line, this.#asker({ target, targetType, displayName }));
  }

  /** Asks for the departments, which is also how to see whether there is a directory. */
  async #learn(): Promise<void> {
    try {
      const client = await this.#pageClient.find();
      if (client) this.directory = await queryDirectory(client, {});
    } catch (error) {
      // A server that can't be reached may be when the visitor searches.
      const code = codeOf(error);
      if (code !== 'not-allowed' && code !== 'disposed') this.directory = { departments: [] };
    }
  }

  readonly #submit = async (event: SubmitEvent): Promise<void> => {
    event.preventDefault();
    if (this.busy) return;
    await this.#ask();
    await this.#focus('[part=found]');
  };

  /** Searches for what the form says. */
  async #ask(): Promise<void> {
    if (this.busy) return;
    this.busy = true;
    this.problem = undefined;
    const said = (id: string) => this.renderRoot.querySelector<HTMLInputElement>(`#${id}`)?.value.trim() ?? '';
    const wanted = { firstName: said('firstName'), lastName: said('lastName'), department: said('department') };
    try {
      const client = await this.#pageClient.find();
      if (client) this.directory = await this.#take(queryDirectory(client, wanted));
    } catch (error) {
      this.problem = codeOf(error);
    }
    this.busy = false;
  }

  async #take(asked: Promise<Directory>): Promise<Directory> {
    const directory = await asked;
    this.#refreshedAtMs = this.found && Date.now();
    this.found = directory.entries;
    return directory;
  }

  async #again(): Promise<void> {
    this.found = undefined;
    this.problem = undefined;
    await this.#focus('#firstName');
  }

  async #focus(selector: string): Promise<void> {
    await this.updateComplete;
    this.renderRoot.querySelector<HTMLElement>(selector)?.focus();
  }
}

const codeOf = (error: unknown): FootbridgeErrorCode => (error instanceof FootbridgeError ? error.code : 'refused');

const problemText = (code: FootbridgeErrorCode): string =>
  code === 'unreachable'
    ? msg("We can't be reached right now. Please check your connection and try again.", { id: 'unreachable' })
    : msg("The search didn't work. Please try again in a moment.", { id: 'directory-refused' });

declare global {
  interface HTMLElementTagNameMap {
    'footbridge-directory': FootbridgeDirectory;
  }
}
