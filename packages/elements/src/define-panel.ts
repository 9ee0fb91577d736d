/** Registers what is there when the panel opens; it fetches the rest when a visitor needs it. */
import { FootbridgeChat } from './chat/footbridge-chat.js';
import { define } from './internal/define.js';
import { FootbridgePanel } from './panel/footbridge-panel.js';
import { FootbridgeStartForm } from './start-form/footbridge-start-form.js';
import { FootbridgeWidget } from './widget/footbridge-widget.js';

// Parts before the wholes that are made of them.
define('footbridge-start-form', FootbridgeStartForm);
define('footbridge-chat', FootbridgeChat);
define('footbridge-panel', FootbridgePanel);
define('footbridge-widget', FootbridgeWidget);
