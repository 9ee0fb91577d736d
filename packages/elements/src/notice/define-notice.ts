/** Registers the notice of the site. It is fetched once a server has one. */
import { define } from '../internal/define.js';
import { FootbridgeNotice } from './footbridge-notice.js';

define('footbridge-notice', FootbridgeNotice);
