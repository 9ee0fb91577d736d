/** How a chat ends, and what is done about those who fell silent. */
import type { EndReason, Party } from '../store/records.js';
import {
  changeAgent,
  changeChat,
  dropChat,
  ENDED_CHAT_KEPT_MS,
  findAgent,
  nextTick,
  START_TOKEN_KEPT_MS,
  type Centre,
} from './centre.js';
import { appendEvent, appendState, appendSystemText } from './chat-log.js';
import { assignWaiting, partyOf, passAlert, setPartyState } from './lines.js';
import type { LiveChat } from './live-chat.js';

/**
 * Ends a chat. What ends it is told by the order of the `disconnected` states: an agent who hangs up goes before the
 * visitor; a visitor who leaves or is gone goes first.
 */
export function endChat(centre: Centre, chat: LiveChat, reason: EndReason): void {
  const { state, agentName } = chat.record;
  if (state === 'ended') return;
  if (reason === 'agent') leave(centre, chat);
  const left = centre.parameters.VisitorDisconnectedMsg;
  if (reason === 'visitor' && left !== undefined) appendSystemText(centre, chat, left, chat.record.visitorName);
  disconnectVisitor(centre, chat);
  if (reason !== 'agent' && agentName !== undefined) {
    stopAgentTyping(centre, chat);
    setPartyState(centre, chat, agentName, 'disconnected');
  }
  chat.visitorTyping = false;
  changeChat(centre, chat, { state: 'ended', endReason: reason, agentName, endedAtMs: centre.clock.now() });
  freeAgent(centre, agentName);
  centre.log('info', `Interaction ${chat.record.interactionId} ended (${reason}).`);
  assignWaiting(centre);
}

/** The chat's agent leaves it: for the visitor, somebody who had joined has left the conversation. */
export function leave(centre: Centre, chat: LiveChat): void {
  const { agentName } = chat.record;
  if (agentName === undefined) return;
  const hadJoined = partyOf(chat.record, agentName)?.state !== 'alerting';
  stopAgentTyping(centre, chat);
  if (hadJoined) appendSystemText(centre, chat, centre.parameters.AgentDisconnectedMsg, agentName);
  setPartyState(centre, chat, agentName, 'disconnected');
  changeChat(centre, chat, { agentName: undefined });
  freeAgent(centre, agentName);
}

export function setAgentTyping(centre: Centre, chat: LiveChat, typing: boolean): void {
  const party = partyOf(chat.record, chat.record.agentName ?? '');
  if (!party || chat.agentTyping === typing) return;
  chat.agentTyping = typing;
  appendEvent(centre, chat, { type: 'typing', participantId: party.participantId, participantType: 'agent', typing });
}

export const stopAgentTyping = (centre: Centre, chat: LiveChat): void => setAgentTyping(centre, chat, false);

function disconnectVisitor(centre: Centre, chat: LiveChat): void {
  const parties = chat.record.parties.map((party): Party =>
    party.kind === 'visitor' ? { ...party, state: 'disconnected' } : party,
  );
  changeChat(centre, chat, { parties });
  for (const party of parties) if (party.kind === 'visitor') appendState(centre, chat, party);
}

function freeAgent(centre: Centre, agentName: string | undefined): void {
  const agent = findAgent(centre, agentName ?? '');
  if (agent) changeAgent(centre, agent, { idleTick: nextTick(centre) });
}

const SWEEP_EVERY_MS = 1_000;
const FORGET_EVERY_MS = 60_000;

/** Looks after whatever is due by time alone. Answers how to stop. */
export function startSweeping(centre: Centre): () => void {
  const { clock } = centre;
  let forgottenAtMs = clock.monotonic();
  let timer = clock.setTimeout(sweep, SWEEP_EVERY_MS);

  function sweep(): void {
    for (const chat of centre.chats.values()) sweepChat(centre, chat);
    if (clock.monotonic() - forgottenAtMs >= FORGET_EVERY_MS) {
      forgottenAtMs = clock.monotonic();
      forgetOld(centre);
    }
    timer = clock.setTimeout(sweep, SWEEP_EVERY_MS);
  }

  return () => clock.clearTimeout(timer);
}

function sweepChat(centre: Centre, chat: LiveChat): void {
  const { state } = chat.record;
  const nowMs = centre.clock.monotonic();
  const { VisitorGoneTime, AlertTime } = centre.parameters;
  if (state !== 'ended' && nowMs - chat.lastHeardAtMs >= VisitorGoneTime * 1_000) endChat(centre, chat, 'gone');
  else if (state === 'alerting' && nowMs - chat.alertedAtMs >= AlertTime * 1_000) passAlert(centre, chat);
}

function forgetOld(centre: Centre): void {
  const nowMs = centre.clock.now();
  const forgetEndedBeforeMs = nowMs - ENDED_CHAT_KEPT_MS;
  for (const chat of centre.chats.values()) {
    if ((chat.record.endedAtMs ?? Infinity) < forgetEndedBeforeMs) {
      dropChat(centre, chat);
      centre.journal.desk();
    }
  }
  for (const [token, { expiresAtMs }] of centre.startTokens) {
    if (expiresAtMs <= centre.clock.monotonic()) centre.startTokens.delete(token);
  }
  centre.journal.forget({ forgetEndedBeforeMs, forgetTokensBeforeMs: nowMs - START_TOKEN_KEPT_MS });
}

/** Without recovery a chat does not outlive the bridge that held it: agents see why, visitors' ids are unknown. */
export function endAllForRestart(centre: Centre): void {
  const endedAtMs = centre.clock.now();
  for (const chat of centre.chats.values())
    changeChat(centre, chat, { state: 'ended', endReason: 'restart', endedAtMs });
  centre.startTokens.clear();
  centre.journal.forget({ forgetTokensBeforeMs: Infinity });
}
