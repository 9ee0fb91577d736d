/** Registers every element: `import '@footbridge/elements/define'`. */
import './callback/define-callback.js';
import './chat-menu/define-chat-menu.js';
import './consent/define-consent.js';
import './conversation/define-conversation.js';
import './define-panel.js';
import './leave-message/define-leave-message.js';
import './directory/define-directory.js';
import './history/define-history.js';
import './invitation/define-invitation.js';
import './notice/define-notice.js';
import './register/define-register.js';
import './refusal/define-refusal.js';
import './sign-in/define-sign-in.js';
import './transcript/define-transcript.js';
import { define } from './internal/define.js';
import { FootbridgeLauncher } from './launcher/footbridge-launcher.js';

define('footbridge-launcher', FootbridgeLauncher);

// With the elements comes what TypeScript has to know of them: their classes by tag, their events by name.
export type * from './index.js';
