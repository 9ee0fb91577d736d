/** Registers everything that is made with Lit: all elements but the launcher. */
import { FootbridgeChat } from './chat/footbridge-chat.js';
import { FootbridgeComposer } from './composer/footbridge-composer.js';
import { define } from './internal/define.js';
import { FootbridgeMessageList } from './message-list/footbridge-message-list.js';
import { FootbridgeMessage } from './message/footbridge-message.js';
import { FootbridgePanel } from './panel/footbridge-panel.js';
import { FootbridgePartyList } from './party-list/footbridge-party-list.js';
import { FootbridgeStartForm } from './start-form/footbridge-start-form.js';
import { FootbridgeWidget } from './widget/footbridge-widget.js';

// Parts before the wholes that are made of them.
define('footbridge-message', FootbridgeMessage);
define('footbridge-message-list', FootbridgeMessageList);
define('footbridge-composer', FootbridgeComposer);
define('footbridge-party-list', FootbridgePartyList);
define('footbridge-start-form', FootbridgeStartForm);
define('footbridge-chat', FootbridgeChat);
define('footbridge-panel', FootbridgePanel);
define('footbridge-widget', FootbridgeWidget);
