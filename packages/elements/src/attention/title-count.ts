/** Counts in the page's title what comes while the page is out of sight, and leaves the title as it was. */
export class TitleCount {
  #count = 0;
  #title = '';
  #shown = '';

  constructor() {
    document.addEventListener('visibilitychange', this.#looked);
  }

  /** Something has come. */
  add(): void {
    if (!document.hidden) return;
    // Others may have another title for the page meanwhile.
    if (document.title !== this.#shown) this.#title = document.title;
    this.#count += 1;
    this.#shown = document.title = `(${this.#count}) ${this.#title}`;
  }

  stop(): void {
    document.removeEventListener('visibilitychange', this.#looked);
    this.#restore();
  }

  readonly #looked = (): void => {
    if (!document.hidden) this.#restore();
  };

  #restore(): void {
    if (this.#count > 0 && document.title === this.#shown) document.title = this.#title;
    this.#count = 0;
    this.#shown = '';
  }
}
