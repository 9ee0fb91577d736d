/** What must hold when everything has healed and been quiet for a while: both sides tell the same story. */
import type { Entry, Footbridge } from '@footbridge/client';
import type { Profile } from './profile.ts';
import type { ChatTruth, RecordOfTruth } from './record-of-truth.ts';
import type { Visitor } from './visitor.ts';
import { isOwn, textOf } from './screen-watch.ts';
import type { Fail } from './wire-watch.ts';

/** What was said just now may be on its way. */
const SHOWN_WITHIN_MS = 15_000;

/** Compares what each of a visitor's pages shows with what the servers keep. */
export function checkAgreement(
  visitor: Visitor,
  profile: Profile,
  truth: RecordOfTruth,
  nowMs: number,
  report: Fail,
): void {
  const fail: Fail = (rule, what) => report(rule, `${visitor.name}: ${what}`);
  const leaders = visitor.pages.filter(({ footbridge }) => 'leads' in footbridge && footbridge.leads);
  if (leaders.length > 1) fail('I7', `${leaders.length} tabs lead`);
  const chats = [...truth.chats.values()].filter(({ record }) => record.visitorName === visitor.name);
  // A page that goes while it starts a chat takes its token with it.
  const { starts, isStartOpen } = visitor.wire;
  if (profile.extensions.clientToken && !profile.isShared && chats.length > starts + (isStartOpen ? 1 : 0)) {
    fail('C0', `${starts} chats were started, and the servers have ${chats.length}`);
  }
  for (const { footbridge } of visitor.pages) checkPage(visitor, footbridge, profile, nowMs - SHOWN_WITHIN_MS, fail);
}

function checkPage(
  { wire, retried }: Visitor,
  footbridge: Footbridge,
  profile: Profile,
  beforeMs: number,
  fail: Fail,
): void {
  const { chat } = footbridge.snapshot;
  const truth = wire.chat;
  if (!chat || !truth || chat.status === 'starting') return;
  const isAlike = (chat.status === 'ended') === (truth.record.state === 'ended');
  const wasGivenUp = chat.endReason === 'failure' || chat.endReason === 'visitor';
  // Who acknowledges nothing may also lose the news that it is over. protocol §3.3
  const hasMissedTheEnd = !profile.extensions.ack && wire.mayHaveMissedTheEnd;
  if (!isAlike && !wasGivenUp && !hasMissedTheEnd) {
    fail('I11', `a page shows a chat that is ${chat.status}, the server has one that is ${truth.record.state}`);
  }
  // What one tab alone has seen goes with it, if it sleeps while another takes over that slept before.
  const hasToldOfGap = profile.isShared && chat.entries.some(({ kind }) => kind === 'gap');
  if (!hasToldOfGap) checkOwnMessages(chat.entries, truth, profile, fail);
  // Between two tabs there is no order.
  if (profile.extensions.messageId && !profile.isShared) checkOrder(chat.entries, truth, retried, fail);
  if (chat.status !== 'open') return;
  if (chat.connection !== 'connected') fail('I11', 'still reconnecting');
  const shown = countTexts(chat.entries.filter((entry) => entry.author.kind !== 'visitor').map(textOf));
  for (const { text, from, keptAtMs } of truth.lines) {
    if (from === 'visitor' || keptAtMs > beforeMs || take(shown, text)) continue;
    const mayBeMissing = hasToldOfGap || (!profile.extensions.ack && wire.mayBeLost.has(text));
    if (!mayBeMissing) fail('I5', `"${text}" was said and is not shown`);
  }
}

function checkOwnMessages(entries: readonly Entry[], truth: ChatTruth, { extensions }: Profile, fail: Fail): void {
  const own = entries.filter(isOwn);
  const stored = truth.lines.filter(({ from }) => from === 'visitor').map(({ text }) => text);
  for (const text of new Set([...own.map(textOf), ...stored])) {
    const of = (delivery: string) => own.filter((entry) => entry.text === text && entry.delivery === delivery).length;
    const count = stored.filter((other) => other === text).length;
    if (of('sending') > 0) fail('I11', `"${text}" is still being sent`);
    if (count < of('sent')) fail('I1', `"${text}" shows ${of('sent')} times as sent and is stored ${count} times`);
    if (extensions.messageId && count > of('sent') + of('unconfirmed')) {
      fail('I1', `"${text}" is stored ${count} times, and shows ${of('sent')} times as sent`);
    }
  }
}

/** Messages that were written once are stored in the order in which they were written. */
function checkOrder(entries: readonly Entry[], { lines }: ChatTruth, retried: ReadonlySet<string>, fail: Fail): void {
  const sent = entries.filter(isOwn).filter(({ delivery, key }) => delivery === 'sent' && !retried.has(key));
  const texts = sent.map(({ text }) => text);
  if (new Set(texts).size < texts.length) return;
  const kept = lines.filter(({ from, text }) => from === 'visitor' && texts.includes(text)).map(({ text }) => text);
  const wrong = texts.find((text, index) => kept[index] !== text);
  if (wrong !== undefined) fail('I6', `"${wrong}" is stored out of the order in which it was written`);
}

function countTexts(texts: readonly string[]): Map<string, number> {
  const counts = new Map<string, number>();
  for (const text of texts) counts.set(text, (counts.get(text) ?? 0) + 1);
  return counts;
}

function take(counts: Map<string, number>, text: string): boolean {
  const count = counts.get(text) ?? 0;
  counts.set(text, count - 1);
  return count > 0;
}
