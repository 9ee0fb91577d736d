/** Deleting what is known about somebody, with everything that hangs on it. The log stays: it names nobody. protocol §10.6 */
import { reasons, type ChatAnswer, type PlainAnswer } from '@footbridge/protocol';
import type { AnyRecord } from '../store/records.js';
import type { InteractionKey } from '../store/store.js';
import { findAccount } from './accounts.js';
import type { Centre } from './centre.js';
import { success } from './chat-answer.js';
import { endChat } from './ending.js';
import { removeFilesOf } from './files.js';
import { allInteractions, changeChat, dropInteraction, findInteraction, findKept } from './interactions.js';
import { isChat, type LiveInteraction } from './live-interaction.js';
import { reportIdsOf } from './problem-reports.js';
import { endRequest } from './request-ending.js';
import type { VisitorCall } from './visitor-chats.js';

/** Deletes what a visitor wrote and said about themselves, after the end and for as long as it is kept. */
export function eraseForVisitor(
  centre: Centre,
  { participantId }: VisitorCall,
  kind: 'chat' | 'callback',
): Promise<PlainAnswer> {
  if (!centre.extensions.erase) return refuse(centre, reasons.unsupportedOperation);
  const record = findRecord(centre, { participantId });
  if (!record || record.kind !== kind) return refuse(centre, reasons.unknownSession);
  if (record.state !== 'ended') return refuse(centre, reasons.general);
  erase(centre, record);
  return centre.journal.answer(() => ({ ok: true }));
}

/** Answers as exit does. */
export async function eraseChat(centre: Centre, call: VisitorCall): Promise<ChatAnswer> {
  const answer = await eraseForVisitor(centre, call, 'chat');
  return answer.ok ? { ...success(centre), events: [] } : { ...success(centre), ...answer };
}

/** Ends an interaction that is live, and deletes it. Answers whether there was one. */
export function eraseInteraction(centre: Centre, interactionId: string): boolean {
  const record = findRecord(centre, { interactionId });
  if (!record) return false;
  erase(centre, record);
  return true;
}

/** Of ended interactions, in one turn. */
const ERASED_AT_ONCE = 500;

/**
 * Deletes an account and every interaction of it, some at a time; one that is kept elsewhere has interactions alone. Answers
 * whether there was anything.
 */
export async function eraseAccount(centre: Centre, username: string): Promise<boolean> {
  const account = findAccount(centre, username);
  const wanted = (account?.username ?? username).toLowerCase();
  const isOfAccount = (record: AnyRecord): boolean => record.account?.toLowerCase() === wanted;
  if (account) centre.journal.put('accounts', account.username.toLowerCase(), undefined);
  const live = allInteractions(centre).flatMap(({ record }) => (isOfAccount(record) ? [record] : []));
  for (const record of live) erase(centre, record);
  const keptCount = await eraseEnded(centre, isOfAccount);
  return account !== undefined || live.length + keptCount > 0;
}

/** Goes back in time, and answers how many there were once all of that is done. */
async function eraseEnded(centre: Centre, isWanted: (record: AnyRecord) => boolean): Promise<number> {
  let erased = 0;
  let startedBeforeMs: number | undefined;
  for (let limit = ERASED_AT_ONCE; ;) {
    // What was erased so far must not be found again.
    await centre.journal.answer(() => {});
    const records = centre.store.listEnded({ startedBeforeMs, limit });
    for (const record of records.filter(isWanted)) {
      erase(centre, record);
      erased += 1;
    }
    const oldestMs = records.at(-1)?.startedAtMs;
    if (records.length < limit) break;
    // A page full of one moment would never get past it.
    limit = oldestMs === startedBeforeMs ? limit * 2 : ERASED_AT_ONCE;
    startedBeforeMs = oldestMs;
  }
  await centre.journal.answer(() => {});
  return erased;
}

const refuse = (centre: Centre, reason: (typeof reasons)[keyof typeof reasons]): Promise<PlainAnswer> =>
  centre.journal.answer(() => ({ ok: false, reason }));

const findRecord = (centre: Centre, key: InteractionKey): AnyRecord | undefined =>
  findInteraction(centre, key)?.record ?? findKept(centre, key)?.record;

function erase(centre: Centre, record: AnyRecord): void {
  const { interactionId } = record;
  if (record.kind === 'callback' && record.carriesOn !== undefined) eraseInteraction(centre, record.carriesOn);
  // Also what a restart ended, which nobody can find any more.
  const live = centre.chats.get(interactionId) ?? centre.requests.get(interactionId);
  if (live) {
    end(centre, live);
    dropInteraction(centre, live);
  }
  removeFilesOf(centre, interactionId);
  for (const mail of [...centre.store.all('mail'), ...centre.journal.pending('mail')]) {
    if (mail.interactionId === interactionId) centre.journal.put('mail', mail.mailId, undefined);
  }
  for (const reportId of reportIdsOf(interactionId)) {
    if (centre.journal.find('reports', reportId)) centre.journal.put('reports', reportId, undefined);
  }
  centre.journal.erase(interactionId);
  centre.journal.desk();
  centre.mail?.forget(interactionId).catch(() => {
    centre.log('error', `Mail of interaction ${interactionId} could not be deleted from the outbox.`);
  });
}

/** Whoever takes part sees the end; nothing of it is mailed. */
function end(centre: Centre, interaction: LiveInteraction): void {
  if (interaction.record.state === 'ended') return;
  if (isChat(interaction)) {
    changeChat(centre, interaction, { transcriptTo: undefined });
    endChat(centre, interaction, 'operator');
  } else {
    endRequest(centre, interaction, 'operator');
  }
}
