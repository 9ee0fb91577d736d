/** Registers what says why there is no chat. Fetched when there is none. */
import { define } from '../internal/define.js';
import { FootbridgeRefusal } from './footbridge-refusal.js';

define('footbridge-refusal', FootbridgeRefusal);
