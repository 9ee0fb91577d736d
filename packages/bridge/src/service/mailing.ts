/**
 * Mail that has to go out: kept until it has been handed over, so that no crash loses it. It may be handed over twice, with
 * the same id; it is never lost without a line in the log.
 */
import type { MailRecord } from '../store/records.js';
import type { Centre } from './centre.js';
import type { Mail } from './seams.js';

const FIRST_RETRY_MS = 30_000;
const LONGEST_RETRY_MS = 3_600_000;
const MAX_ATTEMPTS = 12;
/** Mail servers take few connections from one sender. */
const MAX_AT_ONCE = 4;

export type Letter = Pick<Mail, 'interactionId' | 'to' | 'replyTo' | 'subject' | 'text' | 'html'>;

/** Keeps a mail to be sent. Where nothing can be mailed, nothing is kept. */
export function queueMail(centre: Centre, letter: Letter): void {
  if (!centre.mail) return;
  const record: MailRecord = { ...letter, mailId: centre.newSecret(), from: centre.mailFrom, attempts: 0 };
  centre.journal.put('mail', record.mailId, record, centre.clock.now());
  for (const listener of centre.mailListeners) listener(record.mailId);
}

/** Sends what is kept, now and whenever there is more. Answers how to stop. */
export function startMailing(centre: Centre): () => void {
  const { clock, journal, log, mail } = centre;
  if (!mail) return () => {};
  const timers = new Map<string, unknown>();
  const underWay = new Set<string>();
  const waiting = new Set<string>();
  let isStopped = false;

  async function send(mailId: string): Promise<void> {
    timers.delete(mailId);
    // It goes out only once it is kept; and what an erasure took back never does.
    await journal.answer(() => {});
    const record = journal.find('mail', mailId);
    if (!record || isStopped || !mail) return;
    const { attempts, ...letter } = record;
    try {
      await mail.send(letter);
      // An erasure may have come while it was on its way.
      if (!journal.find('mail', mailId)) await mail.forget(letter.interactionId);
      if (!isStopped) journal.put('mail', mailId, undefined);
    } catch (cause) {
      const name = cause instanceof Error ? cause.name : 'unknown';
      log('warning', `A mail of interaction ${record.interactionId} was not taken (${name}), try ${attempts + 1}.`);
      if (isStopped || !journal.find('mail', mailId)) return;
      if (attempts + 1 >= MAX_ATTEMPTS) {
        log('error', `A mail of interaction ${record.interactionId} is given up.`);
        journal.put('mail', mailId, undefined);
        return;
      }
      journal.put('mail', mailId, { ...record, attempts: attempts + 1 }, clock.now());
      const pauseMs = Math.min(LONGEST_RETRY_MS, FIRST_RETRY_MS * 2 ** attempts);
      timers.set(
        mailId,
        clock.setTimeout(() => start(mailId), pauseMs),
      );
    }
  }

  function start(mailId: string): void {
    if (isStopped || underWay.has(mailId)) return;
    if (underWay.size >= MAX_AT_ONCE) {
      waiting.add(mailId);
      return;
    }
    underWay.add(mailId);
    send(mailId)
      .catch(() => {})
      .finally(() => {
        underWay.delete(mailId);
        const [next] = waiting;
        if (next === undefined) return;
        waiting.delete(next);
        start(next);
      });
  }

  centre.mailListeners.add(start);
  for (const { mailId } of centre.store.all('mail')) start(mailId);
  return () => {
    isStopped = true;
    centre.mailListeners.delete(start);
    for (const timer of timers.values()) clock.clearTimeout(timer);
  };
}
