import type { InteractionOnDesk } from '../../src/agent/agent-api.js';

/** How many of the visitor's lines there are; what an agent has not looked at is the difference to an earlier count. */
export const visitorLines = ({ lines }: InteractionOnDesk): number =>
  lines.filter(({ from }) => from === 'visitor').length;

/** Unread lines of a chat that is with the agent, or 1 for one that rings. */
export function attentionOf(interaction: InteractionOnDesk, seen: ReadonlyMap<string, number>): number {
  if (!interaction.mine) return 0;
  if (interaction.state === 'alerting') return 1;
  return Math.max(0, visitorLines(interaction) - (seen.get(interaction.interactionId) ?? 0));
}
