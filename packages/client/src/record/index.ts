/** What `@footbridge/client/record` gives: a chat that can be written down, and taken up again by another page. */
export type { ChatRecord } from './chat-record.js';
export { recordChat, resumeChat } from './resume-chat.js';
