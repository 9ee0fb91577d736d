/** Registers what a request to be called is made of. The widget fetches it when a visitor wants to be called. */
import { FootbridgeCallbackStatus } from '../callback-status/footbridge-callback-status.js';
import { define } from '../internal/define.js';
import { FootbridgeCallback } from './footbridge-callback.js';

// Parts before the wholes that are made of them.
define('footbridge-callback-status', FootbridgeCallbackStatus);
define('footbridge-callback', FootbridgeCallback);
