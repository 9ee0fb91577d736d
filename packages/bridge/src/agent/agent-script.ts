import type { Decoded } from '@footbridge/protocol';
import { decodeAgentName } from './decode-agent-command.js';

/** What a scripted agent does, step by step, in each chat it gets. */
export interface AgentScript {
  readonly name: string;
  readonly steps: readonly ScriptStep[];
  /** Where to go on after the last step. Default: nowhere. */
  readonly repeatFrom?: number | undefined;
}

/**
 * One step, done `afterMs` milliseconds after the one before. Texts may hold `{{visitorName}}`, `{{agentName}}`,
 * `{{queue}}` and `{{lastText}}`, the visitor's text that the last `wait` for a message took.
 */
export type ScriptStep = { readonly afterMs: number } & (
  | { readonly step: 'pickup' | 'hold' | 'resume' | 'leave' | 'disconnect' }
  /** `message`: until the visitor's next text. Otherwise a pause. */
  | { readonly step: 'wait'; readonly for: 'message' | undefined }
  | { readonly step: 'say' | 'url'; readonly text: string }
  /** A file by its path, as the configuration names files. */
  | { readonly step: 'file'; readonly path: string }
  | { readonly step: 'type'; readonly typing: boolean }
  | { readonly step: 'transfer'; readonly to: { readonly queue: string } | { readonly agent: string } }
  | { readonly step: 'invite'; readonly agent: string }
);

/** Picks up, greets, and repeats whatever the visitor writes. */
export const echoScript: AgentScript = {
  name: 'Echo',
  steps: [
    { step: 'pickup', afterMs: 400 },
    { step: 'say', text: 'Hello {{visitorName}}. I repeat whatever you write.', afterMs: 400 },
    { step: 'wait', for: 'message', afterMs: 0 },
    { step: 'type', typing: true, afterMs: 300 },
    { step: 'say', text: 'You wrote: {{lastText}}', afterMs: 700 },
  ],
  repeatFrom: 2,
};

const DEFAULT_NAME = 'Scripted Agent';

/** No two agents have one name: a second gets a number. */
export function nameApart(scripts: readonly AgentScript[]): readonly AgentScript[] {
  const taken = new Set<string>();
  return scripts.map((script) => {
    let { name } = script;
    for (let number = 2; taken.has(name.toLowerCase()); number += 1) name = `${script.name} ${number}`;
    taken.add(name.toLowerCase());
    return { ...script, name };
  });
}

type Fields = Readonly<Record<string, unknown>>;

/** Reads a script file's value: a list of steps, or an object with `name`, `steps` and `repeatFrom`. Never throws. */
export function decodeAgentScript(value: unknown): Decoded<AgentScript, string> {
  const fields: Fields = Array.isArray(value) ? { steps: value } : isFields(value) ? value : {};
  const name = decodeAgentName(fields.name ?? DEFAULT_NAME);
  if (name === undefined) return refuse('"name" is no name');
  if (!Array.isArray(fields.steps) || fields.steps.length === 0) return refuse('there is no list of steps');
  const steps: ScriptStep[] = [];
  for (const [index, item] of fields.steps.entries()) {
    const step = decodeStep(item);
    if (!step.ok) return refuse(`step ${index + 1}: ${step.problem}`);
    steps.push(step.value);
  }
  const { repeatFrom } = fields;
  if (repeatFrom !== undefined && !isIndex(repeatFrom, steps.length)) return refuse('"repeatFrom" is no step');
  const rounds = repeatFrom === undefined ? [] : steps.slice(repeatFrom);
  if (repeatFrom !== undefined && !rounds.some((step) => step.step === 'wait' && step.for === 'message')) {
    return refuse('what is repeated must wait for a message, or it would never end');
  }
  return { ok: true, value: { name, steps, repeatFrom } };
}

function decodeStep(item: unknown): Decoded<ScriptStep, string> {
  if (!isFields(item)) return refuse('it is no object');
  const { step, afterMs = 0, text, path, to, agent, typing = true } = item;
  if (typeof afterMs !== 'number' || !(afterMs >= 0)) return refuse('"afterMs" is no number of milliseconds');
  switch (step) {
    case 'pickup':
    case 'hold':
    case 'resume':
    case 'leave':
    case 'disconnect':
      return { ok: true, value: { step, afterMs } };
    case 'wait':
      if (item.for !== undefined && item.for !== 'message') return refuse('"for" can only be "message"');
      return { ok: true, value: { step, for: item.for, afterMs } };
    case 'say':
    case 'url':
      if (typeof text !== 'string' || text === '') return refuse('"text" is missing');
      return { ok: true, value: { step, text, afterMs } };
    case 'type':
      if (typeof typing !== 'boolean') return refuse('"typing" is true or false');
      return { ok: true, value: { step, typing, afterMs } };
    case 'transfer':
      if (isFields(to) && typeof to.queue === 'string')
        return { ok: true, value: { step, to: { queue: to.queue }, afterMs } };
      if (isFields(to) && typeof to.agent === 'string')
        return { ok: true, value: { step, to: { agent: to.agent }, afterMs } };
      return refuse('"to" names neither a queue nor an agent');
    case 'invite':
      if (decodeAgentName(agent) === undefined) return refuse('"agent" is no name');
      return { ok: true, value: { step, agent: String(agent), afterMs } };
    case 'file':
      if (typeof path !== 'string' || path === '') return refuse('"path" is missing');
      return { ok: true, value: { step, path, afterMs } };
    default:
      return refuse(
        '"step" is none of wait, pickup, say, type, file, url, hold, resume, transfer, invite, leave, disconnect',
      );
  }
}

const isFields = (value: unknown): value is Fields =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

const isIndex = (value: unknown, length: number): value is number =>
  Number.isInteger(value) && (value as number) >= 0 && (value as number) < length;

const refuse = (problem: string): { ok: false; problem: string } => ({ ok: false, problem });
