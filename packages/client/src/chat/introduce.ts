import { decodePartyInfoAnswer, encodeRequest } from '@footbridge/protocol';
import type { Args, ChatContext } from './chat-context.js';
import { isPresentAgent, type Member } from './conversation.js';
import { wireRequest } from './requests.js';

/** The agent to ask the server about next: each is asked about once, when taking part. protocol §3.9 */
const nextStranger = ({ conversation }: ChatContext): Member | undefined =>
  conversation.members.find(({ absent, introduced, party }) => !absent && !introduced && isPresentAgent(party));

export const hasStranger = ({ context }: Args): boolean =>
  context.configuration.capabilities.common.has('partyInfo') && !!nextStranger(context);

/** What the server told about an agent; a failure only means not to ask again. */
export interface Introduction {
  readonly key: string;
  readonly photoPath: string | undefined;
}

export async function introduce(context: ChatContext, signal: AbortSignal): Promise<Introduction> {
  const { id, party } = nextStranger(context) ?? { id: '' };
  const body = encodeRequest.partyInfo({ participantId: id });
  const reply = await context.transport(wireRequest(context, 'partyInfo', body), signal);
  const decoded = reply.kind === 'answered' ? decodePartyInfoAnswer(reply.body) : undefined;
  return { key: party?.key ?? '', photoPath: decoded?.ok && decoded.value.ok ? decoded.value.photoPath : undefined };
}
