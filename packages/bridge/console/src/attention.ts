import type { InteractionOnDesk } from '../../src/agent/agent-api.js';
import { isRinging, isTalking, kindNames } from './interaction-words.js';

/** For each interaction, how many of its lines have been on the screen. */
export type Seen = ReadonlyMap<string, number>;

/** The visitor's lines since the agent last looked or wrote; 1 for what rings. */
export function attentionOf(interaction: InteractionOnDesk, seen: Seen, agentName: string | undefined): number {
  if (isRinging(interaction, agentName)) return 1;
  if (!interaction.mine && !isTalking(interaction, agentName)) return 0;
  const { interactionId, lines } = interaction;
  // Whoever answers has read, which also holds after the page was loaded anew.
  const answered = lines.findLastIndex(({ from }) => from === 'agent') + 1;
  return lines.slice(Math.max(answered, seen.get(interactionId) ?? 0)).filter(({ from }) => from === 'visitor').length;
}

/** What a screen reader says of the interactions that want something, and nothing where none does. */
export function describeAttention(
  interactions: readonly InteractionOnDesk[],
  seen: Seen,
  agentName: string | undefined,
): string {
  return interactions
    .filter((interaction) => attentionOf(interaction, seen, agentName) > 0)
    .map((interaction) =>
      isRinging(interaction, agentName)
        ? `A ${kindNames[interaction.kind].toLowerCase()} ${interaction.kind === 'chat' ? 'with' : 'from'} ${interaction.visitorName} rings.`
        : `${interaction.visitorName} has written.`,
    )
    .join(' ');
}

/** What rings first, then the agent's own, then what waits, then what is over; the oldest first in each. */
export function sortForWork(
  interactions: readonly InteractionOnDesk[],
  agentName: string | undefined,
): readonly InteractionOnDesk[] {
  const rank = (interaction: InteractionOnDesk) => {
    if (interaction.state === 'ended') return 3;
    if (isRinging(interaction, agentName)) return 0;
    return interaction.mine || isTalking(interaction, agentName) ? 1 : 2;
  };
  return interactions.toSorted((one, other) => rank(one) - rank(other));
}
