import { decodePartyInfoAnswer, encodeRequest, endpoints } from '@footbridge/protocol';
import type { Args, CallbackContext, Change, Done } from './callback-context.js';
import { wireRequest } from './callback-requests.js';

/** Each agent is asked about once, when first named. protocol §3.9 */
export const hasStranger = ({ context: { agentId, introducedId, configuration } }: Args): boolean =>
  !!agentId && agentId !== introducedId && !!configuration?.capabilities.common.has('partyInfo');

/** What the server told about an agent; a failure only means not to ask again. */
export interface Introduction {
  readonly agentId: string;
  readonly photoUrl: string | undefined;
}

export async function introduceAgent(context: CallbackContext, signal: AbortSignal): Promise<Introduction> {
  const { agentId = '', record, settings, transport } = context;
  const body = encodeRequest.partyInfo({ participantId: agentId });
  const request = wireRequest(context, endpoints.partyInfo, record.server, undefined, body);
  const reply = await transport(request, signal);
  const decoded = reply.kind === 'answered' ? decodePartyInfoAnswer(reply.body) : undefined;
  const photoPath = decoded?.ok && decoded.value.ok ? decoded.value.photoPath : undefined;
  return { agentId, photoUrl: photoPath && `${settings.servers[record.server]}${photoPath}` };
}

export function takeIntroduction({ context: { progress, agentId }, event: { output } }: Done<Introduction>): Change {
  const { photoUrl } = output;
  const isStillThere = !!progress?.agent && output.agentId === agentId;
  return {
    introducedId: output.agentId,
    ...(isStillThere && { progress: { ...progress, agent: { ...progress.agent, photoUrl } } }),
  };
}
