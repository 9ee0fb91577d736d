/** How interactions are put into words, in one place for lists, tables and views. */
import type { InteractionOnDesk } from '../../src/agent/agent-api.js';

export const stateNames: Readonly<Record<InteractionOnDesk['state'], string>> = {
  waiting: 'Waiting',
  alerting: 'Alerting',
  connected: 'Connected',
  held: 'On hold',
  snoozed: 'Snoozed',
  ended: 'Ended',
};

export const kindNames: Readonly<Record<InteractionOnDesk['kind'], string>> = {
  chat: 'Chat',
  callback: 'Callback',
  message: 'Message',
};

export const endings: Readonly<Record<NonNullable<InteractionOnDesk['endReason']>, string>> = {
  visitor: 'The visitor ended it.',
  agent: 'The chat was ended by an agent.',
  gone: 'The visitor is gone: nothing was heard of the page for a while.',
  idle: 'The visitor wrote nothing for too long.',
  restart: 'The bridge was restarted.',
  completed: 'It was completed.',
  failed: 'The attempt failed.',
  rescheduled: 'The visitor asked for another time.',
  operator: 'It was ended by an operator.',
};

/** Whether the agent who looks is in this interaction. */
export const isTalking = (interaction: InteractionOnDesk | undefined, agentName: string | undefined): boolean =>
  interaction !== undefined &&
  (interaction.state === 'connected' || interaction.state === 'held') &&
  (interaction.mine || interaction.agents.some(({ name, state }) => name === agentName && state !== 'alerting'));

/** Whether it rings for the agent who looks, be it as the one to answer or as one invited. */
export const isRinging = (interaction: InteractionOnDesk, agentName: string | undefined): boolean =>
  (interaction.state === 'alerting' && interaction.mine) ||
  interaction.agents.some(({ name, state }) => name === agentName && state === 'alerting');

/** Whether the agent who looks may take it. */
export const mayPickUp = (interaction: InteractionOnDesk, agentName: string | undefined): boolean =>
  interaction.state === 'waiting' || isRinging(interaction, agentName);
