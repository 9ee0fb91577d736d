/** Registers what a message is left with. The widget fetches it when a visitor wants to leave one. */
import { define } from '../internal/define.js';
import { FootbridgeLeaveMessage } from './footbridge-leave-message.js';

define('footbridge-leave-message', FootbridgeLeaveMessage);
