/** Registers what asks whether a transcript is wanted. Fetched where the server sends any. */
import { define } from '../internal/define.js';
import { FootbridgeTranscript } from './footbridge-transcript.js';

define('footbridge-transcript', FootbridgeTranscript);
