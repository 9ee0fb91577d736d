const STORED = 'footbridge-agent-dismissed';
/** Ended interactions leave the desk after a while, so old ids need not be remembered. */
const MOST = 200;

/** The ended interactions that an agent has put away; they stay away when the page is loaded anew. */
export class Dismissed {
  readonly #storage: Storage;
  #ids: readonly string[];

  constructor(storage: Storage = window.sessionStorage) {
    this.#storage = storage;
    this.#ids = (storage.getItem(STORED) ?? '').split(' ').filter(Boolean);
  }

  has(interactionId: string): boolean {
    return this.#ids.includes(interactionId);
  }

  add(interactionId: string): void {
    this.#ids = [...this.#ids, interactionId].slice(-MOST);
    this.#storage.setItem(STORED, this.#ids.join(' '));
  }
}
