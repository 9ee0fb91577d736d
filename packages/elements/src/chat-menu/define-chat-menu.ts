/** Registers what a visitor sets in a chat. Fetched when they want to. */
import { define } from '../internal/define.js';
import { FootbridgeChatMenu } from './footbridge-chat-menu.js';

define('footbridge-chat-menu', FootbridgeChatMenu);
