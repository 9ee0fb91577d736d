/**
 * An agent that follows a script, through the same commands as a person. How far it is in a chat can be read from the
 * chat, so that after a takeover the other bridge's agent of that name goes on and says nothing twice.
 */
import { changeAgent, findAgent, isSameName, type Centre } from '../service/centre.js';
import { partyOf } from '../service/presence.js';
import { isChat, type LiveChat, type LiveInteraction, type LiveRequest } from '../service/live-interaction.js';
import { performCommand } from './agent-commands.js';
import { sendFile } from './file-command.js';
import type { AgentCommand } from './agent-api.js';
import type { AgentScript, ScriptStep } from './agent-script.js';

/** Between a callback's ring and its end, twice. */
const REQUEST_PAUSE_MS = 2_000;

interface Run {
  /** How many steps have been done, rounds included. */
  done: number;
  timer: unknown;
}

/** Signs the agent in and lets it work until the answer is called. */
export function startScriptedAgent(centre: Centre, script: AgentScript): () => void {
  // An agent who is known already keeps the spelling of the name.
  const name = findAgent(centre, script.name)?.name ?? script.name;
  const runs = new Map<string, Run>();

  const perform = (command: AgentCommand): void => {
    // A command that is not kept is lost with everything else in memory; the next activation goes on from what is kept.
    performCommand(centre, command).catch(() => {});
  };

  function look(): void {
    for (const interaction of centre.loads.everOf(name).filter(isOurs)) {
      if (isChat(interaction)) advance(interaction);
      else workOff(interaction);
    }
    for (const [interactionId, { timer }] of runs) {
      const interaction = centre.chats.get(interactionId) ?? centre.requests.get(interactionId);
      if (interaction && isOurs(interaction)) continue;
      centre.clock.clearTimeout(timer);
      runs.delete(interactionId);
    }
  }

  const isOurs = ({ record }: LiveInteraction): boolean =>
    record.state !== 'ended' && record.agentName !== undefined && isSameName(record.agentName, name);

  /** A script speaks of chats alone: what else rings is taken and done, so that it keeps nobody from a chat. */
  function workOff({ record: { interactionId, state } }: LiveRequest): void {
    if (runs.get(interactionId)?.timer !== undefined) return;
    const command = state === 'alerting' ? 'pickUp' : 'complete';
    const timer = centre.clock.setTimeout(() => {
      runs.delete(interactionId);
      perform({ command, agent: name, interactionId });
    }, REQUEST_PAUSE_MS);
    runs.set(interactionId, { done: 0, timer });
  }

  function advance(chat: LiveChat): void {
    const { interactionId } = chat.record;
    const run = runs.get(interactionId) ?? { done: stepsSaid(chat, name), timer: undefined };
    runs.set(interactionId, run);
    const step = nextStep(chat, run);
    if (run.timer !== undefined || !step) return;
    run.timer = centre.clock.setTimeout(() => {
      run.timer = undefined;
      if (step === stepAt(script, run.done)) run.done += 1;
      if (step.step === 'file') giveFile(chat, step.path, run.done);
      const command = commandFor(chat, step, run.done);
      if (command) perform(command);
      if (isOurs(chat)) advance(chat);
    }, step.afterMs);
  }

  /** The step that can be done now, if any. */
  function nextStep(chat: LiveChat, { done }: Run): ScriptStep | undefined {
    if (chat.record.state === 'alerting') return script.steps.find(({ step }) => step === 'pickup');
    const step = stepAt(script, done);
    if (step?.step !== 'wait' || step.for === undefined) return step;
    return visitorTexts(chat).length > waitsBefore(script, done) ? step : undefined;
  }

  function commandFor(chat: LiveChat, step: ScriptStep, done: number): AgentCommand | undefined {
    const { interactionId } = chat.record;
    const common = { agent: name, interactionId } as const;
    switch (step.step) {
      case 'wait':
      case 'file':
        return undefined;
      case 'pickup':
        return { command: 'pickUp', ...common };
      case 'type':
        return { command: 'typing', ...common, typing: step.typing };
      case 'transfer':
        return { command: 'transfer', ...common, to: step.to };
      case 'invite':
        return { command: 'invite', ...common, invited: step.agent };
      case 'say':
      case 'url':
        return {
          command: step.step === 'say' ? 'sendText' : 'sendUrl',
          ...common,
          text: fill(step.text, chat, visitorTexts(chat)[waitsBefore(script, done) - 1] ?? ''),
          commandId: `${commandPrefix(chat, name)}${done}`,
        };
      default:
        return { command: step.step, ...common };
    }
  }

  function giveFile(chat: LiveChat, path: string, done: number): void {
    const { interactionId } = chat.record;
    const commandId = `${commandPrefix(chat, name)}${done}`;
    const fileName = path.split(/[/\\]/).at(-1) ?? '';
    centre.localFiles
      .read(path)
      .then((bytes) => bytes && sendFile(centre, { agent: name, interactionId, name: fileName, bytes, commandId }))
      .catch(() => centre.log('warning', `A file of the script of ${name} could not be sent.`));
  }

  function fill(text: string, { record }: LiveChat, lastText: string): string {
    const values = new Map([
      ['visitorName', record.visitorName],
      ['agentName', name],
      ['queue', record.queue.name],
      ['lastText', lastText],
    ]);
    const filled = text.replace(/\{\{(\w+)\}\}/g, (whole, key: string) => values.get(key) ?? whole);
    return filled.slice(0, centre.parameters.MaxMessageLength);
  }

  const unsubscribe = centre.journal.onDeskChange(look);
  perform({ command: 'signIn', agent: name });
  const agent = findAgent(centre, name);
  if (agent) changeAgent(centre, agent, { isScripted: true });
  look();

  return () => {
    unsubscribe();
    for (const { timer } of runs.values()) centre.clock.clearTimeout(timer);
    runs.clear();
  };
}

/** The agent's id in the chat tells its commands from those of another script in the same chat. */
const commandPrefix = ({ record }: LiveChat, agentName: string): string =>
  `script-${partyOf(record, agentName)?.participantId ?? record.interactionId}-`;

/** How many steps the last thing said was. What came after it is done again, which does no harm. */
function stepsSaid(chat: LiveChat, agentName: string): number {
  const prefix = commandPrefix(chat, agentName);
  const said = chat.events.flatMap(({ commandId }) =>
    commandId?.startsWith(prefix) ? [Number(commandId.slice(prefix.length))] : [],
  );
  return said.at(-1) ?? 0;
}

/** The step to do after so many, rounds included. */
function stepAt({ steps, repeatFrom }: AgentScript, done: number): ScriptStep | undefined {
  if (done < steps.length || repeatFrom === undefined) return steps[done];
  return steps[repeatFrom + ((done - repeatFrom) % (steps.length - repeatFrom))];
}

/** How many messages the script has waited for in its first steps. */
function waitsBefore(script: AgentScript, done: number): number {
  let waits = 0;
  for (let index = 0; index < done; index += 1) {
    const step = stepAt(script, index);
    if (step?.step === 'wait' && step.for === 'message') waits += 1;
  }
  return waits;
}

const visitorTexts = ({ events }: LiveChat): string[] =>
  events.flatMap(({ body, again }) =>
    body.type === 'text' && body.participantType === 'visitor' && !again ? [body.text] : [],
  );

/** Signs agents out whom a script of an earlier run had signed in, so that no chat rings where nobody is. */
export function dismissFormerScripts(centre: Centre, scripts: readonly AgentScript[]): void {
  for (const { name, signedIn, isScripted } of centre.agentsByName.values()) {
    if (!signedIn || !isScripted || scripts.some((script) => isSameName(script.name, name))) continue;
    performCommand(centre, { command: 'signOut', agent: name }).catch(() => {});
  }
}
