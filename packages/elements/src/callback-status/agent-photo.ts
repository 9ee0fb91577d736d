import { html, nothing } from 'lit';
import type { CallbackProgress } from '@footbridge/client/callback';
import { safeHref } from '../internal/safe-href.js';
import { initials } from '../party-list/initials.js';

/** The photo of who will call; initials where there is none, or none that can be shown. */
export function agentPhoto({ name, photoUrl }: NonNullable<CallbackProgress['agent']>) {
  const src = photoUrl && safeHref(photoUrl, document.baseURI);
  return html`
    <span part="avatar" aria-hidden="true">
      ${initials(name)} ${src ? html`<img src=${src} alt="" referrerpolicy="no-referrer" @error=${hide} />` : nothing}
    </span>
  `;
}

/** Leaves the initials, which lie beneath every photo. */
function hide({ target }: Event): void {
  if (target instanceof HTMLElement) target.hidden = true;
}
