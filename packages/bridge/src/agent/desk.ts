/** An agent's desk: what the console shows, as one value, and how to wait until it is out of date. */
import { findAgent, capacityOf, type Centre } from '../service/centre.js';
import { isLine } from '../service/chat-log.js';
import { canTake, hasRoom, isMember, waitingIn } from '../service/lines.js';
import { partyOf } from '../service/presence.js';
import { isChat, type LiveChat, type LiveInteraction } from '../service/live-interaction.js';
import { isQueuePaused } from '../service/queues.js';
import { nameInPath } from '../service/transcripts.js';
import type { AgentRecord, ChatRecord, EventRecord, QueueReference } from '../store/records.js';
import type { AgentDesk, AgentOnDesk, DeskLine, InteractionOnDesk, QueueOnDesk } from './agent-api.js';
import { describeRequest, isRequestOnDesk } from './request-on-desk.js';

export interface DeskRequest {
  readonly agent: string;
  /** The version the agent has; any other than the current one is answered at once. */
  readonly version: number | undefined;
  readonly waitMs: number;
  readonly signal: AbortSignal;
}

/** A desk shows no more of any line; how many wait is told beside it. */
const MOST_OF_A_LINE = 100;

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
    interactions: interactionsFor(centre, agent)
      .toSorted(byAge)
      .map((interaction) =>
        isChat(interaction) ? describeChat(interaction, agent) : describeRequest(centre, interaction, agent),
      ),
  };
}

/** Found without a look at what others have, however much that is. */
function interactionsFor(centre: Centre, agent: AgentRecord): LiveInteraction[] {
  const lines = [
    ...centre.workgroups.map(({ name }) => ({ type: 'workgroup', name }) as const),
    { type: 'user', name: agent.name } as const,
  ].filter((queue) => isMember(centre, agent, queue));
  const interactions = new Set([...centre.loads.everOf(agent.name), ...centre.requests.values()]);
  for (const interaction of interactions) {
    const isMeant = isChat(interaction) ? isOnDesk(interaction, agent) : isRequestOnDesk(centre, interaction, agent);
    if (!isMeant) interactions.delete(interaction);
  }
  for (const queue of lines) {
    for (const interaction of firstFor(centre, agent, queue)) interactions.add(interaction);
  }
  return [...interactions];
}

/** Those in a line that the agent could take, the next one first. */
function firstFor(centre: Centre, agent: AgentRecord, queue: QueueReference): LiveInteraction[] {
  const found: LiveInteraction[] = [];
  for (const interaction of waitingIn(centre, queue)) {
    if (found.length === MOST_OF_A_LINE) break;
    if (canTake(centre, agent, interaction.record)) found.push(interaction);
  }
  return found;
}

/** Of two that began at once, the one with the lower id came first. */
const byAge = ({ record: one }: LiveInteraction, { record: other }: LiveInteraction): number =>
  one.startedAtMs - other.startedAtMs || Number(one.interactionId) - Number(other.interactionId);

/** Ringing, or one in which the agent was at some time. */
const isOnDesk = ({ record }: LiveChat, agent: AgentRecord): boolean =>
  record.agentName === agent.name || isRinging(record, agent) || hasTalked(record, agent);

const isRinging = (record: ChatRecord, { name }: AgentRecord): boolean => partyOf(record, name)?.state === 'alerting';

const hasTalked = (record: ChatRecord, { name }: AgentRecord): boolean => partyOf(record, name)?.hasTalked === true;

/** Whoever is rung for may read the chat, and whoever was in it, up to when they left. */
function describeLines({ record, events }: LiveChat, agent: AgentRecord): DeskLine[] {
  if (isRinging(record, agent)) return events.flatMap(describeLine);
  if (!hasTalked(record, agent)) return [];
  return events.slice(0, partyOf(record, agent.name)?.leftBefore).flatMap(describeLine);
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
