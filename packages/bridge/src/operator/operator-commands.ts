/**
 * What an operator can do in a tenant. Each command answers once it is kept, with a sentence, or with the reason for which it
 * was refused. What concerns the process as a whole is its host's business.
 */
import { performCommand } from '../agent/agent-commands.js';
import { isBlocked, blockVisitor, unblock } from '../service/blocks.js';
import { findAgent, type Centre } from '../service/centre.js';
import { changeParameters, type WantedParameter } from '../service/change-parameter.js';
import { endChat } from '../service/ending.js';
import { eraseAccount, eraseInteraction } from '../service/erasure.js';
import { findInteraction } from '../service/interactions.js';
import { isChat } from '../service/live-interaction.js';
import { setQueuePaused } from '../service/queues.js';
import { reopenChat } from '../service/reopening.js';
import { endRequest } from '../service/request-ending.js';
import { findWorkgroup, nearestQueue } from './describe-site.js';
import type { OperatorAnswer, OperatorCommand, OperatorProblem } from './operator-api.js';

export type Outcome =
  { readonly ok: true; readonly answer: OperatorAnswer } | { readonly ok: false; readonly problem: OperatorProblem };

/** What an operator does inside one contact centre. */
export type CentreCommand = Exclude<
  OperatorCommand,
  { readonly command: 'reload' } | { readonly command: 'switchover' }
>;

export async function performOperatorCommand(centre: Centre, command: CentreCommand): Promise<Outcome> {
  if (command.command === 'agents/signout') return signOut(centre, command.agent);
  if (command.command === 'erase' && 'account' in command) return erase(centre, command.account);
  const outcome = perform(centre, command);
  return centre.journal.answer(() => outcome);
}

/** What is done in one turn. */
type PromptCommand = Exclude<CentreCommand, { readonly command: 'agents/signout' } | { readonly account: string }>;

function perform(centre: Centre, command: PromptCommand): Outcome {
  switch (command.command) {
    case 'parameters':
      return setParameters(centre, command.values);
    case 'notice':
      return setParameters(centre, [
        { name: 'NoticeSeverity', value: command.severity },
        { name: 'NoticeText', value: command.text },
      ]);
    case 'pause':
    case 'resume':
      return pause(centre, command.queue, command.command === 'pause');
    case 'block':
      return block(centre, command.interactionId);
    case 'unblock':
      return takeBlockAway(centre, 'blockId' in command ? command.blockId : addressOf(centre, command.interactionId));
    case 'end':
      return end(centre, command.interactionId);
    case 'reopen':
      return reopen(centre, command.interactionId);
    case 'erase':
      return eraseOne(centre, command.interactionId);
  }
}

function setParameters(centre: Centre, values: readonly WantedParameter[]): Outcome {
  const change = changeParameters(centre, values);
  if (!change.ok) return refuse(change.code, change.message);
  const restartNeeded = change.changed.filter(({ needsRestart }) => needsRestart).map(({ name }) => name);
  const { configurationVersion } = centre.counters;
  return done(restartNeeded.length === 0 ? 'In force.' : 'Kept; restart needed.', {
    configurationVersion,
    restartNeeded,
  });
}

function pause(centre: Centre, name: string, paused: boolean): Outcome {
  const queue = findWorkgroup(centre, name);
  if (!queue) {
    const nearest = nearestQueue(centre, name);
    const hint = nearest === undefined ? '.' : `; did you mean ${nearest}?`;
    return refuse('unknown-queue', `There is no queue of this name${hint}`);
  }
  setQueuePaused(centre, queue.name, paused);
  return done(paused ? 'The queue takes nobody new.' : 'The queue takes visitors again.');
}

function block(centre: Centre, interactionId: string): Outcome {
  const live = findInteraction(centre, { interactionId });
  const record = live?.record ?? centre.store.findEnded({ interactionId })?.record;
  if (!record) return unknownInteraction();
  if (!blockVisitor(centre, record)) {
    return refuse('address-unknown', 'The address of this visitor is not known.');
  }
  if (record.state !== 'ended') end(centre, interactionId);
  return done('Nobody can start anything from the address of this visitor.');
}

function addressOf(centre: Centre, interactionId: string): string | undefined {
  const record =
    findInteraction(centre, { interactionId })?.record ?? centre.store.findEnded({ interactionId })?.record;
  return record?.addressHash;
}

const takeBlockAway = (centre: Centre, addressHash: string | undefined): Outcome =>
  addressHash !== undefined && unblock(centre, addressHash)
    ? done('Visitors from this address can start again.')
    : refuse('unknown-block', 'This visitor is not blocked.');

function end(centre: Centre, interactionId: string): Outcome {
  const interaction = findInteraction(centre, { interactionId });
  if (!interaction) return unknownInteraction();
  if (interaction.record.state === 'ended') return refuse('wrong-state', 'This interaction has ended already.');
  if (isChat(interaction)) endChat(centre, interaction, 'operator');
  else endRequest(centre, interaction, 'operator');
  return done('It has ended.');
}

function reopen(centre: Centre, interactionId: string): Outcome {
  const interaction = findInteraction(centre, { interactionId });
  if (!interaction) return unknownInteraction();
  if (!isChat(interaction)) return refuse('wrong-state', 'Only a chat can be reopened.');
  if (interaction.record.state !== 'ended') return refuse('wrong-state', 'This chat has not ended.');
  const { addressHash } = interaction.record;
  if (addressHash !== undefined && isBlocked(centre, addressHash)) {
    return refuse('wrong-state', 'The visitor is blocked. Unblock the visitor first.');
  }
  reopenChat(centre, interaction);
  return done('The chat waits in its line again.');
}

const eraseOne = (centre: Centre, interactionId: string): Outcome =>
  eraseInteraction(centre, interactionId) ? done('It has been deleted.') : unknownInteraction();

const erase = async (centre: Centre, account: string): Promise<Outcome> =>
  (await eraseAccount(centre, account))
    ? done('The account and everything that was started with it have been deleted.')
    : refuse('unknown-account', 'There is no account of this name.');

async function signOut(centre: Centre, name: string): Promise<Outcome> {
  const agent = findAgent(centre, name);
  if (!agent) return refuse('unknown-agent', 'There is no agent of this name.');
  await performCommand(centre, { command: 'signOut', agent: agent.name });
  return done('The agent is signed out; whoever talked with them waits first in line.');
}

const unknownInteraction = (): Outcome =>
  refuse('unknown-interaction', 'This interaction is not, or no longer, there.');

const done = (message: string, more: Partial<OperatorAnswer> = {}): Outcome => ({
  ok: true,
  answer: { message, ...more },
});

const refuse = (code: OperatorProblem['code'], message: string): Outcome => ({ ok: false, problem: { code, message } });
