/** A callback or a left message as agents see it. */
import { canTake } from '../service/lines.js';
import type { Centre } from '../service/centre.js';
import { isCallback, type LiveCallback, type LiveRequest } from '../service/live-interaction.js';
import { retriesLeft } from '../service/snooze.js';
import type { AgentRecord } from '../store/records.js';
import type { CallbackOnDesk, InteractionOnDesk } from './agent-api.js';

/** With the agent, or ended while with the agent, or snoozed in a line of the agent's. */
export const isRequestOnDesk = (centre: Centre, { record }: LiveRequest, agent: AgentRecord): boolean =>
  record.state === 'snoozed' ? canTake(centre, agent, record) : record.agentName === agent.name;

export function describeRequest(centre: Centre, request: LiveRequest, agent: AgentRecord): InteractionOnDesk {
  const { record } = request;
  const { state, agentName } = record;
  const mine = agentName === agent.name;
  const mayRead = mine || state === 'snoozed';
  const { emailAddress, text } = record.kind === 'message' ? record : { emailAddress: '', text: '' };
  return {
    interactionId: record.interactionId,
    kind: record.kind,
    queue: record.queue.name,
    visitorName: record.visitorName,
    number: record.kind === 'callback' ? record.telephone : emailAddress,
    state,
    endReason: record.endReason,
    agentName,
    mine,
    agents:
      agentName !== undefined && state !== 'ended'
        ? [{ name: agentName, state: state === 'alerting' ? 'alerting' : 'active' }]
        : [],
    visitorTyping: false,
    startedAtMs: record.startedAtMs,
    skills: record.skills,
    attributes: record.attributes,
    lines: [],
    callback: mayRead && isCallback(request) ? describeCallback(centre, request) : undefined,
    message: mayRead && record.kind === 'message' ? { emailAddress, text } : undefined,
  };
}

function describeCallback(centre: Centre, callback: LiveCallback): CallbackOnDesk {
  const { telephone, subject, preferredTime, retries, snoozedUntilMs } = callback.record;
  return { telephone, subject, preferredTime, retries, retriesLeft: retriesLeft(centre, callback), snoozedUntilMs };
}
