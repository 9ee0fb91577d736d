/**
 * What an agent can do with a callback or a left message. A command that was carried out before is fine, so that one whose
 * answer was lost can be sent again. protocol §7.9
 */
import type { AgentRecord, QueueReference } from '../store/records.js';
import { findAgent, isSameName, type Centre } from '../service/centre.js';
import { changeCallback, changeInteraction } from '../service/interactions.js';
import { logEvent } from '../service/interaction-log.js';
import { canTake, enqueue, freeAgent, withdrawAlert } from '../service/lines.js';
import { isCallback, type LiveRequest } from '../service/live-interaction.js';
import { endRequest } from '../service/request-ending.js';
import { retriesLeft, snooze, snoozeDurationMs } from '../service/snooze.js';
import type { AgentCommand, AgentProblem } from './agent-api.js';

type InteractionCommand = Extract<AgentCommand, { readonly interactionId: string }>;
type TransferTarget = Extract<AgentCommand, { readonly command: 'transfer' }>['to'];

export function performOnRequest(
  centre: Centre,
  agent: AgentRecord,
  request: LiveRequest,
  command: InteractionCommand,
): AgentProblem | undefined {
  switch (command.command) {
    case 'pickUp':
      return pickUp(centre, agent, request);
    case 'complete':
      return finish(centre, agent, request, 'completed');
    case 'fail':
      return finish(centre, agent, request, 'failed');
    case 'retryLater':
      return retryLater(centre, agent, request);
    case 'transfer':
      return transfer(centre, agent, request, command.to);
    default:
      return problem('invalid-command', 'A callback or message knows no such command.');
  }
}

/** What an agent who signs out had goes back to the front of its line. */
export function releaseRequests(centre: Centre, agent: AgentRecord): void {
  for (const request of centre.requests.values()) {
    const { state, agentName, queue } = request.record;
    if (agentName !== agent.name || state === 'ended') continue;
    if (state === 'alerting') withdrawAlert(centre, request);
    else putBack(centre, request, queue, 'kept');
  }
}

function putBack(centre: Centre, request: LiveRequest, queue: QueueReference, place: 'kept' | 'last'): void {
  const { agentName } = request.record;
  if (isCallback(request)) changeCallback(centre, request, { agentParticipantId: undefined });
  freeAgent(centre, agentName);
  enqueue(centre, request, queue, place);
}

/** Takes one that alerts the agent, or one that waits in a line of the agent's. */
function pickUp(centre: Centre, agent: AgentRecord, request: LiveRequest): AgentProblem | undefined {
  const { state, agentName } = request.record;
  const isMine = agentName === agent.name;
  if (state === 'connected' && isMine) return undefined;
  const isOffered = state === 'alerting' && isMine;
  if (!isOffered && !(state === 'waiting' && canTake(centre, agent, request.record))) {
    return problem('wrong-state', 'This interaction is not yours to pick up.');
  }
  changeInteraction(centre, request, { state: 'connected', agentName: agent.name });
  // The visitor asks by this id who is calling. protocol §3.9
  if (isCallback(request)) changeCallback(centre, request, { agentParticipantId: centre.newGuid() });
  logEvent(centre, 'OP', request, { agent: agent.name });
  return undefined;
}

function finish(
  centre: Centre,
  agent: AgentRecord,
  request: LiveRequest,
  outcome: 'completed' | 'failed',
): AgentProblem | undefined {
  const { agentName, endReason } = request.record;
  if (agentName === agent.name && endReason === outcome) return undefined;
  if (!isWith(request, agent)) return notConnected;
  endRequest(centre, request, outcome);
  return undefined;
}

function retryLater(centre: Centre, agent: AgentRecord, request: LiveRequest): AgentProblem | undefined {
  if (!isCallback(request)) return problem('invalid-command', 'Only a callback can be put off.');
  if (request.record.state === 'snoozed' && request.record.snoozedBy === agent.name) return undefined;
  if (!isWith(request, agent)) return notConnected;
  if (retriesLeft(centre, request) === 0) {
    return problem('no-retries-left', 'This callback was put off as often as its queue allows.');
  }
  changeCallback(centre, request, { retries: request.record.retries + 1 });
  snooze(centre, request, snoozeDurationMs(centre, request.record.queue));
  return undefined;
}

function transfer(
  centre: Centre,
  agent: AgentRecord,
  request: LiveRequest,
  to: TransferTarget,
): AgentProblem | undefined {
  if (!isWith(request, agent)) return notConnected;
  const queue = findTarget(centre, agent, to);
  if ('code' in queue) {
    logEvent(centre, 'TFEF', request, { agent: agent.name });
    return queue;
  }
  logEvent(centre, 'TFER', request, { agent: agent.name, queue: queue.name });
  putBack(centre, request, queue, 'last');
  return undefined;
}

function findTarget(centre: Centre, agent: AgentRecord, to: TransferTarget): QueueReference | AgentProblem {
  if ('queue' in to) {
    const workgroup = centre.workgroups.find(({ name }) => isSameName(name, to.queue));
    if (!workgroup) return problem('unknown-target', 'There is no queue of this name.');
    return { type: 'workgroup', name: workgroup.name };
  }
  const target = findAgent(centre, to.agent);
  if (!target?.signedIn) return problem('unknown-target', 'No agent of this name is signed in.');
  if (target.name === agent.name) return problem('unknown-target', 'This interaction is already yours.');
  return { type: 'user', name: target.name };
}

const isWith = ({ record }: LiveRequest, agent: AgentRecord): boolean =>
  record.state === 'connected' && record.agentName === agent.name;

const problem = (code: AgentProblem['code'], message: string): AgentProblem => ({ code, message });

const notConnected = problem('wrong-state', 'You are not connected to this interaction.');
