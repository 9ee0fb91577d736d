import type { Centre } from './centre.js';
import { findInteraction } from './interactions.js';
import type { VisitorCall } from './visitor-chats.js';

/** Of one interaction; a client that is in trouble for long says the same again and again. */
const MAX_REPORTS = 10;
/** Clients cut their reports at 15,359 characters. protocol §6.12 */
const MAX_CHARACTERS = 16_384;

/** Keeps a client's report as opaque text, where reports are wanted; else it is dropped. protocol §3.16 */
export function reportProblem(centre: Centre, call: VisitorCall, text: string): Promise<void> {
  return centre.journal.answer(() => {
    if (centre.parameters.AllowClientProblemReport !== 1) return;
    const interaction = findInteraction(centre, { participantId: call.participantId });
    if (!interaction) return;
    const atMs = centre.clock.now();
    const { interactionId } = interaction.record;
    const reportId = reportIdsOf(interactionId).find((id) => !centre.journal.find('reports', id));
    if (reportId === undefined) return;
    const report = { reportId, interactionId, text: maskIds(text).slice(0, MAX_CHARACTERS), atMs };
    centre.journal.put('reports', reportId, report, atMs);
    centre.log('info', `A client reported a problem in interaction ${interactionId}.`);
  });
}

/** The keys under which an interaction's reports are kept. */
export const reportIdsOf = (interactionId: string): readonly string[] =>
  Array.from({ length: MAX_REPORTS }, (_, index) => `${interactionId} ${index}`);

/** Ids in URLs open a chat, and a file's token a file: what looks like either is left out. protocol §6.12 */
const maskIds = (text: string): string =>
  text
    .replace(/[0-9a-f]{8}-?(?:[0-9a-f]{4}-?){3}[0-9a-f]{12}/gi, '***')
    .replace(/[A-Za-z0-9_-]{22,}/g, (word) => (/\d/.test(word) ? '***' : word));
