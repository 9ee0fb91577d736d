/**
 * An agent that follows a script, through the same commands as a person. How far it is in a chat can be read from the
 * chat, so that after a takeover the other bridge's agent of that name goes on and says nothing twice.
 */
import type { Centre } from '../service/centre.js';
import { partyOf } from '../service/presence.js';
import type { LiveChat } from '../service/live-interaction.js';
import { performCommand } from './agent-commands.js';
import type { AgentCommand } from './agent-api.js';
import type { AgentScript, ScriptStep } from './agent-script.js';

interface Run {
  /** How many steps have been done, rounds included. */
  done: number;
  timer: unknown;
}

/** Signs the agent in and lets it work until the answer is called. */
export function startScriptedAgent(centre: Centre, script: AgentScript): () => void {
  const { name } = script;
  const runs = new Map<string, Run>();

  const perform = (command: AgentCommand): void => {
    // A command that is not kept is lost with everything else in memory; the next activation goes on from what is kept.
    performCommand(centre, command).catch(() => {});
  };

  function look(): void {
    for (const chat of centre.chats.values()) if (isOurs(chat)) advance(chat);
    for (const [interactionId, { timer }] of runs) {
      const chat = centre.chats.get(interactionId);
      if (chat && isOurs(chat)) continue;
      centre.clock.clearTimeout(timer);
      runs.delete(interactionId);
    }
  }

  const isOurs = ({ record }: LiveChat): boolean => record.state !== 'ended' && record.agentName === name;

  function advance(chat: LiveChat): void {
    const { interactionId } = chat.record;
    const run = runs.get(interactionId) ?? { done: stepsSaid(chat, name), timer: undefined };
    runs.set(interactionId, run);
    const step = nextStep(chat, run);
    if (run.timer !== undefined || !step) return;
    run.timer = centre.clock.setTimeout(() => {
      run.timer = undefined;
      if (step === stepAt(script, run.done)) run.done += 1;
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
        return undefined;
      case 'pickup':
        return { command: 'pickUp', ...common };
      case 'type':
        return { command: 'typing', ...common, typing: step.typing };
      case 'transfer':
        return { command: 'transfer', ...common, to: step.to };
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
