/** Registers what asks a visitor who they are. Fetched where the server has accounts. */
import { define } from '../internal/define.js';
import { FootbridgeSignIn } from './footbridge-sign-in.js';

define('footbridge-sign-in', FootbridgeSignIn);
