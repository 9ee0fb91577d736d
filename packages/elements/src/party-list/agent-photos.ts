/**
 * Agents' photos, which lie over their initials and grow when they are pointed at, focused or tapped. They stay large while
 * the pointer or the focus is on them, or until Escape (WCAG 1.4.13). Fetched with the first agent who has a photo.
 */
import { msg, str } from '@lit/localize';
import type { Party } from '@footbridge/client';
import { adoptStyles, html, nothing, type LitElement, type ReactiveController } from 'lit';
import { safeHref } from '../internal/safe-href.js';
import { agentPhotoStyles } from './agent-photo-styles.js';

export class AgentPhotos implements ReactiveController {
  /** Ends the listening for Escape; undefined while no photo is large. */
  #large: AbortController | undefined;

  constructor(host: LitElement) {
    host.addController(this);
    const root = host.shadowRoot;
    if (root) adoptStyles(root, [...root.adoptedStyleSheets, agentPhotoStyles]);
  }

  hostDisconnected(): void {
    this.#leave();
  }

  /** An agent's photo; nothing for one without. */
  photo({ name, photoUrl }: Pick<Party, 'name' | 'photoUrl'>) {
    const src = photoUrl && safeHref(photoUrl, document.baseURI);
    if (!src) return nothing;
    return html`<img
      part="photo"
      src=${src}
      alt=${msg(str`Photo of ${name}`, { id: 'photo-of' })}
      tabindex="0"
      referrerpolicy="no-referrer"
      @error=${hide}
      @load=${show}
      @pointerenter=${this.#enlarge}
      @focus=${this.#enlarge}
      @pointerleave=${this.#leave}
      @blur=${this.#leave}
    />`;
  }

  readonly #enlarge = ({ currentTarget: photo }: Event): void => {
    if (!(photo instanceof HTMLElement)) return;
    this.#leave();
    photo.classList.remove('dismissed');
    this.#large = new AbortController();
    const { signal } = this.#large;
    // Who only points has the focus elsewhere, maybe in the page. The panel is not to close by the same key.
    const dismiss = (event: KeyboardEvent): void => {
      if (event.key !== 'Escape' || event.isComposing) return;
      event.preventDefault();
      photo.classList.add('dismissed');
      this.#leave();
    };
    document.addEventListener('keydown', dismiss, { capture: true, signal });
  };

  readonly #leave = (): void => {
    this.#large?.abort();
    this.#large = undefined;
  };
}

/** Leaves the initials. */
function hide({ target }: Event): void {
  if (target instanceof HTMLElement) target.hidden = true;
}

/** Another agent's photo may come in the place of one that failed. */
function show({ target }: Event): void {
  if (target instanceof HTMLElement) target.hidden = false;
}
