/** What the script tag's loader fetches when a visitor shows interest. The loader has registered the launcher itself. */
import '../define-panel.js';

/** A page that shows more than the launcher asks for this file by itself. */
export const loadPage = () => import('./page.js');
