/** Registers what a conversation is made of. The widget fetches it while the visitor fills in the form. */
import { FootbridgeComposer } from '../composer/footbridge-composer.js';
import { define } from '../internal/define.js';
import { FootbridgeMessageList } from '../message-list/footbridge-message-list.js';
import { FootbridgeMessage } from '../message/footbridge-message.js';
import { FootbridgePartyList } from '../party-list/footbridge-party-list.js';
import { FootbridgeConversation } from './footbridge-conversation.js';

// Parts before the wholes that are made of them.
define('footbridge-message', FootbridgeMessage);
define('footbridge-message-list', FootbridgeMessageList);
define('footbridge-composer', FootbridgeComposer);
define('footbridge-party-list', FootbridgePartyList);
define('footbridge-conversation', FootbridgeConversation);
