/** Registers the console's elements. */
import { AgentConsole } from './agent-console.js';
import { AgentSignIn } from './agent-sign-in.js';
import { ConversationActions } from './conversation-actions.js';
import { ConversationTranscript } from './conversation-transcript.js';
import { ConversationView } from './conversation-view.js';
import { DeskView } from './desk-view.js';
import { InteractionList } from './interaction-list.js';
import { ReplyBox } from './reply-box.js';

customElements.define('agent-sign-in', AgentSignIn);
customElements.define('interaction-list', InteractionList);
customElements.define('conversation-transcript', ConversationTranscript);
customElements.define('conversation-actions', ConversationActions);
customElements.define('reply-box', ReplyBox);
customElements.define('conversation-view', ConversationView);
customElements.define('desk-view', DeskView);
customElements.define('agent-console', AgentConsole);
