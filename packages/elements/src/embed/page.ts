/**
 * What a page loads by a script tag of its own, as a module, that shows visitors more than the launcher before they reach
 * for it: a directory, what is available, an invitation. It brings the panel with it.
 */
import '../directory/define-directory.js';
import '../invitation/define-invitation.js';

/** The panel is there now, and the loader has to hear of it: else it would pass on a click that the widget hears by itself. */
async function tellLoader(): Promise<void> {
  await customElements.whenDefined('footbridge-launcher');
  if (document.readyState === 'loading') await new Promise((done) => addEventListener('DOMContentLoaded', done));
  document.querySelector('footbridge-launcher')?.dispatchEvent(new PointerEvent('pointerenter'));
}

void tellLoader();
