/** Everything that is checked, in the order in which it is. */
import { acknowledgement } from './acknowledgement.js';
import { callbackCreate } from './callback-create.js';
import { callbackDisconnect } from './callback-disconnect.js';
import { callbackReconnect } from './callback-reconnect.js';
import { callbackReschedule } from './callback-reschedule.js';
import { callbackStatus } from './callback-status.js';
import { chatExit } from './chat-exit.js';
import { chatGetFile } from './chat-get-file.js';
import { chatPoll } from './chat-poll.js';
import { chatReconnect } from './chat-reconnect.js';
import { chatSendMessage } from './chat-send-message.js';
import { chatSetTypingState } from './chat-set-typing-state.js';
import { chatStart } from './chat-start.js';
import type { Subject } from './check.js';
import { contentNegotiation } from './content-negotiation.js';
import { directoryQuery } from './directory-query.js';
import { erase } from './erase.js';
import { errors } from './errors.js';
import { heldPoll } from './held-poll.js';
import { messageCreate } from './message-create.js';
import { partyInfo } from './party-info.js';
import { problemReport } from './problem-report.js';
import { queueQuery } from './queue-query.js';
import { register } from './register.js';
import { repeats } from './repeats.js';
import { serverConfiguration } from './server-configuration.js';

export const subjects: readonly Subject[] = [
  serverConfiguration,
  chatStart,
  chatPoll,
  chatSendMessage,
  chatSetTypingState,
  chatExit,
  chatReconnect,
  chatGetFile,
  partyInfo,
  queueQuery,
  callbackCreate,
  callbackStatus,
  callbackDisconnect,
  callbackReconnect,
  callbackReschedule,
  register,
  problemReport,
  messageCreate,
  directoryQuery,
  erase,
  contentNegotiation,
  errors,
  acknowledgement,
  heldPoll,
  repeats,
];
