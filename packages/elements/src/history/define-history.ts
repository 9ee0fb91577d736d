/** Registers what a conversation is kept with. Fetched when there is one that is over, or a visitor asks for it. */
import { define } from '../internal/define.js';
import { FootbridgeHistory } from './footbridge-history.js';

define('footbridge-history', FootbridgeHistory);
