/** Registers the console's elements. */
import { AgentConsole } from './agent-console.js';
import { AgentPhoto } from './agent-photo.js';
import { AgentSignIn } from './agent-sign-in.js';
import { ConversationActions } from './conversation-actions.js';
import { ConversationTranscript } from './conversation-transcript.js';
import { ConversationView } from './conversation-view.js';
import { DeskView } from './desk-view.js';
import { InteractionList } from './interaction-list.js';
import { InteractionTable } from './interaction-table.js';
import { ReplyBox } from './reply-box.js';
import { RequestDetail } from './request-detail.js';
import { ResponsePicker } from './response-picker.js';
import { ShortcutHelp } from './shortcut-help.js';

customElements.define('agent-sign-in', AgentSignIn);
customElements.define('agent-photo', AgentPhoto);
customElements.define('interaction-list', InteractionList);
customElements.define('interaction-table', InteractionTable);
customElements.define('request-detail', RequestDetail);
customElements.define('response-picker', ResponsePicker);
customElements.define('shortcut-help', ShortcutHelp);
customElements.define('conversation-transcript', ConversationTranscript);
customElements.define('conversation-actions', ConversationActions);
customElements.define('reply-box', ReplyBox);
customElements.define('conversation-view', ConversationView);
customElements.define('desk-view', DeskView);
customElements.define('agent-console', AgentConsole);
