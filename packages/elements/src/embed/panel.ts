/** What the script tag's loader fetches when a visitor shows interest. The loader has registered the launcher itself. */
import '../define-panel.js';
