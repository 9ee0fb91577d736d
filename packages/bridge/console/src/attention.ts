import type { InteractionOnDesk } from '../../src/agent/agent-api.js';

/** For each interaction, how many of its lines have been on the screen. */
export type Seen = ReadonlyMap<string, number>;

/** The visitor's lines since the agent last looked or wrote; 1 for a chat that rings. */
export function attentionOf({ interactionId, lines, mine, state }: InteractionOnDesk, seen: Seen): number {
  if (!mine) return 0;
  if (state === 'alerting') return 1;
  // Whoever answers has read, which also holds after the page was loaded anew.
  const answered = lines.findLastIndex(({ from }) => from === 'agent') + 1;
  return lines.slice(Math.max(answered, seen.get(interactionId) ?? 0)).filter(({ from }) => from === 'visitor').length;
}

/** What a screen reader says of the chats that want something, and nothing where none does. */
export function describeAttention(interactions: readonly InteractionOnDesk[], seen: Seen): string {
  return interactions
    .filter((interaction) => attentionOf(interaction, seen) > 0)
    .map(({ state, visitorName }) =>
      state === 'alerting' ? `A chat with ${visitorName} rings.` : `${visitorName} has written.`,
    )
    .join(' ');
}

/** What rings first, then the agent's own, then what waits, then what is over; the oldest first in each. */
export function sortForWork(interactions: readonly InteractionOnDesk[]): readonly InteractionOnDesk[] {
  const rank = ({ state, mine }: InteractionOnDesk) =>
    state === 'ended' ? 3 : !mine ? 2 : state === 'alerting' ? 0 : 1;
  return interactions.toSorted((one, other) => rank(one) - rank(other));
}
