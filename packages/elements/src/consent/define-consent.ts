/** Registers the question for consent. It is fetched by pages that ask for it. */
import { define } from '../internal/define.js';
import { FootbridgeConsent } from './footbridge-consent.js';

define('footbridge-consent', FootbridgeConsent);
