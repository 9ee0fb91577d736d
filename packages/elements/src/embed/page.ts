/**
 * What a page loads by a script tag of its own, as a module, that shows visitors more than the launcher before they reach
 * for it: a directory, what is available, an invitation. It brings the panel with it.
 */
import '../directory/define-directory.js';
import '../invitation/define-invitation.js';
