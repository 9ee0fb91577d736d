/**
 * What a page loads by a tag of its own to show the contact centre in its own text, or to invite visitors to a chat. It is
 * made of what the panel holds, so it brings the panel along.
 */
import '../directory/define-directory.js';
import '../invitation/define-invitation.js';
