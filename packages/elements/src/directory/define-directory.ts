/** Registers what a page shows of the contact centre in its own text: its people, and whether anybody is there. */
import { define } from '../internal/define.js';
import { FootbridgeDirectory } from './footbridge-directory.js';

define('footbridge-directory', FootbridgeDirectory);
