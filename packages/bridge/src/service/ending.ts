/** How a chat ends, and what is done about those who fell silent. */
import type { EndReason, Party } from '../store/records.js';
import { ENDED_CHAT_KEPT_MS, TOKEN_KEPT_MS, type Centre } from './centre.js';
import { appendState, appendSystemText } from './chat-log.js';
import { removeOldFiles } from './files.js';
import { checkIdleness } from './idle.js';
import { logEvent, type EventCode } from './interaction-log.js';
import { tellPlace } from './queue-news.js';
import { allInteractions, changeChat, changeInteraction, dropInteraction } from './interactions.js';
import { assignWaiting, freeAgent, passAlert, passInvitation } from './lines.js';
import { isChat, type LiveChat, type LiveInteraction } from './live-interaction.js';
import { agentsIn } from './loads.js';
import { leave, setAgentTyping, setPartyState, talkingAgents } from './presence.js';
import { sweepRequest } from './request-sweep.js';
import { mailTranscript } from './transcripts.js';

const endCodes: Readonly<Partial<Record<EndReason, EventCode>>> = { visitor: 'SX', agent: 'OC' };

/**
 * Ends a chat. What ends it is told by the order of the `disconnected` states: an agent who hangs up goes before the
 * visitor; a visitor who leaves or is gone goes first.
 */
export function endChat(centre: Centre, chat: LiveChat, reason: EndReason): void {
  const { state, agentName, queue } = chat.record;
  if (state === 'ended') return;
  const agents = [...agentsIn(chat.record)];
  const talking = talkingAgents(chat.record);
  if (reason === 'agent') for (const name of agents) leave(centre, chat, name);
  if (reason === 'visitor') appendSystemText(centre, chat, 'VisitorDisconnectedMsg', chat.record.visitorName);
  disconnectVisitor(centre, chat);
  if (reason !== 'agent') {
    for (const name of agents) {
      setAgentTyping(centre, chat, name, false);
      setPartyState(centre, chat, name, 'disconnected');
    }
  }
  if (talking.length > 0) centre.handlingTimes.note(queue, centre.clock.monotonic() - chat.connectedAtMs);
  chat.visitorTyping = false;
  chat.invitations.clear();
  // Who was there to the end may read it to the end.
  const parties = chat.record.parties.map((party): Party =>
    talking.includes(party.name) ? { ...party, leftBefore: undefined } : party,
  );
  changeChat(centre, chat, { parties, state: 'ended', endReason: reason, agentName, endedAtMs: centre.clock.now() });
  for (const name of agents) freeAgent(centre, name);
  mailTranscript(centre, chat);
  if (state === 'waiting' || state === 'alerting') logEvent(centre, 'CNR', chat);
  logEvent(centre, endCodes[reason] ?? 'ST', chat, { reason });
  centre.log('info', `Interaction ${chat.record.interactionId} ended (${reason}).`);
  assignWaiting(centre);
}

function disconnectVisitor(centre: Centre, chat: LiveChat): void {
  const parties = chat.record.parties.map((party): Party =>
    party.kind === 'visitor' ? { ...party, state: 'disconnected' } : party,
  );
  changeChat(centre, chat, { parties });
  for (const party of parties) if (party.kind === 'visitor') appendState(centre, chat, party);
}

const SWEEP_EVERY_MS = 1_000;
const FORGET_EVERY_MS = 60_000;
const MS_PER_DAY = 86_400_000;
/** So that no turn takes long. */
const ARCHIVED_AT_ONCE = 50;

/** Looks after whatever is due by time alone. Answers how to stop. */
export function startSweeping(centre: Centre): () => void {
  const { clock } = centre;
  let forgottenAtMs = clock.monotonic();
  let timer = clock.setTimeout(sweep, SWEEP_EVERY_MS);

  function sweep(): void {
    for (const interaction of allInteractions(centre)) sweepInteraction(centre, interaction);
    if (clock.monotonic() - forgottenAtMs >= FORGET_EVERY_MS) {
      forgottenAtMs = clock.monotonic();
      forgetOld(centre);
    }
    timer = clock.setTimeout(sweep, SWEEP_EVERY_MS);
  }

  return () => clock.clearTimeout(timer);
}

function sweepInteraction(centre: Centre, interaction: LiveInteraction): void {
  const { state } = interaction.record;
  const nowMs = centre.clock.monotonic();
  if (state === 'ended') return;
  if (isChat(interaction) && isGone(centre, interaction)) {
    endChat(centre, interaction, 'gone');
  } else if (isChat(interaction) && checkIdleness(centre, interaction)) {
    endChat(centre, interaction, 'idle');
  } else if (state === 'alerting' && nowMs - interaction.alertedAtMs >= centre.parameters.AlertTime * 1_000) {
    passAlert(centre, interaction);
  } else if (isChat(interaction)) {
    sweepInvitations(centre, interaction);
    tellPlace(centre, interaction);
  } else {
    sweepRequest(centre, interaction);
  }
}

function sweepInvitations(centre: Centre, chat: LiveChat): void {
  const nowMs = centre.clock.monotonic();
  for (const [agentName, atMs] of chat.invitations) {
    if (nowMs - atMs >= centre.parameters.AlertTime * 1_000) passInvitation(centre, chat, agentName);
  }
}

/** Whose client has asked for nothing for so long, and waits for no answer, has closed the page. protocol §11 item 10 */
const isGone = ({ clock, heldPolls, parameters }: Centre, chat: LiveChat): boolean =>
  clock.monotonic() - chat.lastHeardAtMs >= parameters.VisitorGoneTime * 1_000 && !heldPolls.has(chat);

function forgetOld(centre: Centre): void {
  const { clock, journal, parameters } = centre;
  const nowMs = clock.now();
  const endedBeforeMs = nowMs - ENDED_CHAT_KEPT_MS;
  for (const interaction of allInteractions(centre)) {
    if ((interaction.record.endedAtMs ?? Infinity) < endedBeforeMs) {
      dropInteraction(centre, interaction);
      journal.desk();
    }
  }
  for (const [token, { expiresAtMs }] of centre.tokens) {
    if (expiresAtMs <= clock.monotonic()) centre.tokens.delete(token);
  }
  removeOldFiles(centre);
  const oldestMs = nowMs - parameters.HistoryRetentionTime * MS_PER_DAY;
  journal.forget({
    archive: {
      endedBeforeMs,
      compressFromBytes:
        parameters.EnableChatHistoryCompression === 1 ? parameters.ChatHistoryCompressionStartSize : undefined,
      limit: ARCHIVED_AT_ONCE,
    },
    forgetEndedBeforeMs: oldestMs,
    forgetLogBeforeMs: oldestMs,
    forgetDocuments: [
      { collection: 'tokens', beforeMs: nowMs - TOKEN_KEPT_MS },
      { collection: 'reports', beforeMs: oldestMs },
    ],
  });
}

/** What does not go on after a restart or takeover, by the parameters. protocol §7.2 */
export function endUnrecovered(centre: Centre): void {
  const { parameters } = centre;
  const isClean = parameters.PerformCleanRestart === 1;
  if (isClean || parameters['Chat Interaction Recovery Enabled'] === 0) {
    endAllForRestart(centre, [...centre.chats.values()]);
  }
  if (isClean || parameters['Callback Interaction Recovery Enabled'] === 0) {
    endAllForRestart(
      centre,
      [...centre.requests.values()].filter(({ record }) => record.kind === 'callback'),
    );
  }
}

/** Without recovery an interaction does not outlive the bridge that held it: agents see why, visitors' ids are unknown. */
function endAllForRestart(centre: Centre, interactions: readonly LiveInteraction[]): void {
  const endedAtMs = centre.clock.now();
  for (const interaction of interactions) {
    changeInteraction(centre, interaction, { state: 'ended', endReason: 'restart', endedAtMs });
    logEvent(centre, 'ST', interaction, { reason: 'restart' });
    if (isChat(interaction)) mailTranscript(centre, interaction);
  }
  const ended = new Set(interactions.map(({ record }) => record.participantId));
  for (const [token, { ids }] of centre.tokens) {
    if (!ended.has(ids['participantId'] ?? '')) continue;
    centre.tokens.delete(token);
    centre.journal.put('tokens', token, undefined);
  }
}
