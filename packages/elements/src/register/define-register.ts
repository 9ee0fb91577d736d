/** Registers what an account is made with. The widget fetches it when a visitor wants one. */
import { define } from '../internal/define.js';
import { FootbridgeRegister } from './footbridge-register.js';

define('footbridge-register', FootbridgeRegister);
