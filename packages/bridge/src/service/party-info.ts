import { reasons, SYSTEM_PARTICIPANT_ID, type PartyInfoAnswer } from '@footbridge/protocol';
import type { Centre } from './centre.js';
import { findInteraction } from './interactions.js';
import { isChat, type LiveInteraction } from './live-interaction.js';
import { photoPathOf } from './photos.js';
import type { VisitorCall } from './visitor-chats.js';

/** Who somebody in the visitor's chat or callback is, with a picture where there is one. protocol §3.9 */
export function partyInfo(centre: Centre, call: VisitorCall, wantedId: string): Promise<PartyInfoAnswer> {
  return centre.journal.answer((): PartyInfoAnswer => {
    const interaction = findInteraction(centre, { participantId: call.participantId });
    if (!interaction) return { ok: false, reason: reasons.unknownSession };
    const party = findParty(centre, interaction, wantedId.toLowerCase());
    if (!party) return { ok: false, reason: reasons.unknownParticipant };
    return { ok: true, name: party.name, photoPath: party.isAgent ? photoPathOf(centre, party.name) : undefined };
  });
}

interface FoundParty {
  readonly name: string;
  readonly isAgent: boolean;
}

function findParty(centre: Centre, interaction: LiveInteraction, wantedId: string): FoundParty | undefined {
  const { record } = interaction;
  // Known clients also ask about the system and about themselves.
  if (wantedId === SYSTEM_PARTICIPANT_ID) return { name: centre.parameters.SystemName, isAgent: false };
  if (wantedId === record.participantId) return { name: record.visitorName, isAgent: false };
  if (isChat(interaction)) {
    const party = interaction.record.parties.find(({ participantId }) => participantId === wantedId);
    return party && { name: party.name, isAgent: party.kind === 'agent' };
  }
  if (record.kind === 'callback' && record.agentParticipantId === wantedId && record.agentName !== undefined) {
    return { name: record.agentName, isAgent: true };
  }
  return undefined;
}
