/** Registers what a page shows of the contact centre in its own text: its people, and whether anybody is there. */
import { FootbridgeAvailability } from '../availability/footbridge-availability.js';
import { define } from '../internal/define.js';
import { FootbridgeDirectory } from './footbridge-directory.js';

define('footbridge-availability', FootbridgeAvailability);
define('footbridge-directory', FootbridgeDirectory);
