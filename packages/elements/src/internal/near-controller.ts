import type { ReactiveController } from 'lit';

/** About half a screen ahead of the visitor. */
const MARGIN = '300px';

/**
 * Tells whether a visitor may be about to look at its host: it is in or near the visible part of a page that is itself
 * visible. Said on every change, and taken back when the host leaves the page.
 */
export class NearController implements ReactiveController {
  readonly #host: Element;
  readonly #onChange: (isNear: boolean) => void;
  #observer: IntersectionObserver | undefined;
  #isInView = false;
  #isNear = false;

  constructor(host: Element, onChange: (isNear: boolean) => void) {
    this.#host = host;
    this.#onChange = onChange;
  }

  hostConnected(): void {
    this.#observer = new IntersectionObserver(
      (entries) => {
        this.#isInView = entries.at(-1)?.isIntersecting ?? false;
        this.#look();
      },
      { rootMargin: MARGIN },
    );
    this.#observer.observe(this.#host);
    document.addEventListener('visibilitychange', this.#look);
  }

  hostDisconnected(): void {
    this.#observer?.disconnect();
    document.removeEventListener('visibilitychange', this.#look);
    this.#isInView = false;
    this.#look();
  }

  readonly #look = (): void => {
    const isNear = this.#isInView && document.visibilityState === 'visible';
    if (isNear === this.#isNear) return;
    this.#isNear = isNear;
    this.#onChange(isNear);
  };
}
