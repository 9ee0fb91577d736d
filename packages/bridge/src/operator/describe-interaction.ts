/** Interactions as operators see them. The ids that open them stay inside. protocol §10.1 */
import type { Centre } from '../service/centre.js';
import { allInteractions, findKept } from '../service/interactions.js';
import { isChat } from '../service/live-interaction.js';
import { transcriptOf } from '../service/transcripts.js';
import type { AnyRecord, StoredInteraction } from '../store/records.js';
import { isoTime } from './iso-time.js';
import type { InteractionDocument, InteractionSummary } from './operator-api.js';

/** Live chats, the oldest first. */
export const chattingVisitors = (centre: Centre): InteractionSummary[] =>
  liveRecords(centre, ({ kind }) => kind === 'chat');

/** Live callbacks and left messages, the oldest first. */
export const liveRequests = (centre: Centre): InteractionSummary[] =>
  liveRecords(centre, ({ kind }) => kind !== 'chat');

/** What has ended and is still kept, the latest first. */
export const endedInteractions = (
  centre: Centre,
  query: { readonly startedBeforeMs: number | undefined; readonly limit: number },
): InteractionSummary[] =>
  centre.store
    .listEnded(query)
    .filter(({ interactionId }) => !centre.journal.isErasing(interactionId))
    .map((record) => summarise(centre, record));

/** Any interaction that is live or still kept. */
export function describeInteraction(centre: Centre, interactionId: string): InteractionDocument | undefined {
  const interaction = findAnywhere(centre, interactionId);
  if (!interaction) return undefined;
  const { record, events } = interaction;
  return {
    ...summarise(centre, record),
    account: record.account,
    language: record.language,
    attributes: record.attributes,
    routingContexts: record.routingContexts,
    skills: record.skills,
    agents: agentsOf(record),
    telephone: record.kind === 'callback' ? record.telephone : undefined,
    subject: record.kind === 'callback' ? record.subject : undefined,
    preferredTime: record.kind === 'callback' ? record.preferredTime : undefined,
    emailAddress: record.kind === 'message' ? record.emailAddress : undefined,
    message: record.kind === 'message' ? record.text : undefined,
    lines: transcriptOf(events).map(({ atMs, from, name, text }) => ({ at: isoTime(atMs), from, name, text })),
  };
}

const liveRecords = (centre: Centre, isWanted: (record: AnyRecord) => boolean): InteractionSummary[] =>
  allInteractions(centre)
    .map(({ record }): AnyRecord => record)
    .filter((record) => record.state !== 'ended' && isWanted(record))
    .toSorted((one, other) => one.startedAtMs - other.startedAtMs)
    .map((record) => summarise(centre, record));

function summarise({ clock }: Centre, record: AnyRecord): InteractionSummary {
  const { interactionId, kind, queue, state, endReason, visitorName, agentName, host, startedAtMs, endedAtMs } = record;
  return {
    interactionId,
    kind,
    target: queue.name,
    targetType: queue.type === 'workgroup' ? 'Workgroup' : 'User',
    state,
    endReason,
    name: visitorName,
    agent: agentName,
    host,
    startedAt: isoTime(startedAtMs),
    endedAt: endedAtMs === undefined ? undefined : isoTime(endedAtMs),
    // A wall clock may have been put back meanwhile.
    durationSeconds: Math.max(0, Math.round(((endedAtMs ?? clock.now()) - startedAtMs) / 1_000)),
  };
}

const agentsOf = (record: AnyRecord): readonly string[] =>
  record.kind === 'chat'
    ? record.parties.filter(({ kind }) => kind === 'agent').map(({ name }) => name)
    : [record.agentName].filter((name) => name !== undefined);

function findAnywhere(centre: Centre, interactionId: string): StoredInteraction | undefined {
  const live = centre.chats.get(interactionId) ?? centre.requests.get(interactionId);
  if (!live) return findKept(centre, { interactionId });
  return isChat(live) ? { record: live.record, events: live.events } : { record: live.record, events: [] };
}
