/** An agent's desk: what the console shows, as one value, and how to wait until it is out of date. */
import { findAgent, capacityOf, type Centre } from '../service/centre.js';
import { isLine } from '../service/chat-log.js';
import { canTake, hasRoom, isMember, waitingIn } from '../service/lines.js';
import { partyOf } from '../service/presence.js';
import { allInteractions } from '../service/interactions.js';
import { isChat, type LiveChat, type LiveInteraction } from '../service/live-interaction.js';
import { isQueuePaused } from '../service/queues.js';
import { nameInPath } from '../service/transcripts.js';
import type { AgentRecord, ChatRecord, EventRecord } from '../store/records.js';
import type { AgentDesk, AgentOnDesk, DeskLine, InteractionOnDesk, QueueOnDesk } from './agent-api.js';
import { describeRequest, isRequestOnDesk } from './request-on-desk.js';

export interface DeskRequest {
  readonly agent: string;
  /** The version the agent has; any other than the current one is answered at once. */
  readonly version: number | undefined;
  readonly waitMs: number;
  readonly signal: AbortSignal;
}

/** Answers the desk once it is newer than the agent's, or when the wait is over; undefined for an unknown agent. */
export async function readDesk(centre: Centre, request: DeskRequest): Promise<AgentDesk | undefined> {
  if (request.version === centre.journal.deskVersion && request.waitMs > 0) await deskChange(centre, request);
  return centre.journal.answer(() => {
    const agent = findAgent(centre, request.agent);
    return agent && describeDesk(centre, agent);
  });
}

function deskChange({ clock, journal }: Centre, { waitMs, signal }: DeskRequest): Promise<void> {
  return new Promise((resolve) => {
    const done = () => {
      clock.clearTimeout(timer);
      unsubscribe();
      signal.removeEventListener('abort', done);
      resolve();
    };
    const timer = clock.setTimeout(done, waitMs);
    const unsubscribe = journal.onDeskChange(done);
    signal.addEventListener('abort', done);
    if (signal.aborted) done();
  });
}

export function describeDesk(centre: Centre, agent: AgentRecord): AgentDesk {
  const onDesk = (other: AgentRecord): AgentOnDesk => ({
    name: other.name,
    signedIn: other.signedIn,
    capacity: capacityOf(centre, other),
    load: centre.loads.of(other.name),
  });
  const agents = [...centre.agentsByName.values()];
  const interactions = allInteractions(centre).toSorted(byAge);
  return {
    version: centre.journal.deskVersion,
    agent: onDesk(agent),
    queues: centre.workgroups.map(({ name }): QueueOnDesk => {
      const queue = { type: 'workgroup', name } as const;
      return {
        name,
        paused: isQueuePaused(centre, name),
        waiting: waitingIn(centre, queue).length,
        availableAgents: agents.filter((other) => isMember(centre, other, queue) && hasRoom(centre, other)).length,
      };
    }),
    agents: agents.map(onDesk),
    nowMs: centre.clock.now(),
    interactions: interactions.flatMap((interaction) => {
      if (!isChat(interaction)) {
        return isRequestOnDesk(centre, interaction, agent) ? [describeRequest(centre, interaction, agent)] : [];
      }
      return isOnDesk(centre, interaction, agent) ? [describeChat(interaction, agent)] : [];
    }),
  };
}

const byAge = (one: LiveInteraction, other: LiveInteraction): number =>
  one.record.startedAtMs - other.record.startedAtMs;

/** Waiting for somebody like the agent, ringing, or one in which the agent was at some time. */
function isOnDesk(centre: Centre, { record }: LiveChat, agent: AgentRecord): boolean {
  if (record.state === 'waiting') return canTake(centre, agent, record) || hasTalked(record, agent);
  return record.agentName === agent.name || isRinging(record, agent) || hasTalked(record, agent);
}

const isRinging = (record: ChatRecord, { name }: AgentRecord): boolean => partyOf(record, name)?.state === 'alerting';

const hasTalked = (record: ChatRecord, { name }: AgentRecord): boolean => partyOf(record, name)?.hasTalked === true;

/** Whoever rings or was in the chat may read it, up to when they left. */
function describeLines({ record, events }: LiveChat, agent: AgentRecord): DeskLine[] {
  if (!isRinging(record, agent) && !hasTalked(record, agent)) return [];
  const leftBefore = record.state === 'ended' ? undefined : partyOf(record, agent.name)?.leftBefore;
  return events.slice(0, leftBefore).flatMap(describeLine);
}

function describeChat(chat: LiveChat, agent: AgentRecord): InteractionOnDesk {
  const { record } = chat;
  const mine = record.agentName === agent.name;
  const isThere = partyOf(record, agent.name)?.state !== 'disconnected' && partyOf(record, agent.name) !== undefined;
  return {
    interactionId: record.interactionId,
    kind: 'chat',
    queue: record.queue.name,
    visitorName: record.visitorName,
    number: record.host ?? '',
    state: record.state,
    endReason: record.endReason,
    agentName: record.agentName,
    mine,
    agents: record.parties.flatMap(({ kind, name, state: partyState }) =>
      kind === 'agent' && (partyState === 'alerting' || partyState === 'active' || partyState === 'held')
        ? [{ name, state: partyState }]
        : [],
    ),
    skills: record.skills,
    visitorTyping: isThere && chat.visitorTyping,
    startedAtMs: record.startedAtMs,
    attributes: record.attributes,
    lines: describeLines(chat, agent),
  };
}

function describeLine(record: EventRecord): DeskLine[] {
  const { body, atMs, again } = record;
  if (again || !isLine(record) || body.type === 'participantState' || body.type === 'typing') return [];
  return [
    {
      sequence: body.conversationSequence ?? record.ordinal,
      kind: body.type,
      from: body.participantType ?? 'system',
      name: body.displayName ?? '',
      // A file's path opens it; agents see its name.
      text: body.type === 'file' ? nameInPath(body.path) : body.text,
      atMs,
    },
  ];
}
