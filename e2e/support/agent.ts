/** A scripted agent at the agent's API, who goes where the active bridge is as the console does. */
import { randomUUID } from 'node:crypto';
import { expect } from '@playwright/test';
import type { AgentCommand, AgentDesk, InteractionOnDesk } from '../../packages/bridge/src/agent/agent-api.js';
import type { Pair } from './pair.js';
import type { Widget } from './widget.js';

/** A command without the fields that every command of one agent shares. */
type Action = AgentCommand extends infer Command ? (Command extends unknown ? Omit<Command, 'agent'> : never) : never;

export class ScriptedAgent {
  readonly #pair: Pair;
  readonly #name: string;

  private constructor(pair: Pair, name: string) {
    this.#pair = pair;
    this.#name = name;
  }

  /** Signs in and comes back ready to work. */
  static async signIn(pair: Pair, name: string): Promise<ScriptedAgent> {
    const agent = new ScriptedAgent(pair, name);
    await agent.act({ command: 'signIn' });
    return agent;
  }

  /** Gives one command, trying the pair until a bridge is active. Fails where the bridge refuses it. */
  async act(action: Action): Promise<void> {
    const body = JSON.stringify({ ...action, agent: this.#name });
    const answer = await this.#askActive('/agent/api/commands', {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body,
    });
    if (!answer.ok) throw new Error(`${action.command} was refused: ${answer.status} ${await answer.text()}`);
  }

  async desk(): Promise<AgentDesk> {
    const answer = await this.#askActive(`/agent/api/desk?agent=${encodeURIComponent(this.#name)}`, {});
    return (await answer.json()) as AgentDesk;
  }

  /** Waits for an interaction of this agent's desk in one state. */
  async waitFor(
    state: InteractionOnDesk['state'],
    matches: (interaction: InteractionOnDesk) => boolean = () => true,
  ): Promise<InteractionOnDesk> {
    let found: InteractionOnDesk | undefined;
    await expect(async () => {
      const { interactions } = await this.desk();
      found = interactions.find((interaction) => interaction.state === state && matches(interaction));
      expect(found, `an interaction that is ${state}`).toBeDefined();
    }).toPass({ timeout: 30_000, intervals: [100] });
    if (!found) throw new Error('unreachable');
    return found;
  }

  /** Waits for the next chat that rings and takes it. */
  async pickUp(): Promise<string> {
    const { interactionId } = await this.waitFor('alerting', ({ mine }) => mine);
    await this.act({ command: 'pickUp', interactionId });
    return interactionId;
  }

  async say(interactionId: string, text: string): Promise<void> {
    await this.act({ command: 'sendText', interactionId, text, commandId: randomUUID() });
  }

  /** What one side wrote in an interaction, in order. */
  async textsFrom(interactionId: string, from: 'visitor' | 'agent' | 'system'): Promise<string[]> {
    const { interactions } = await this.desk();
    const interaction = interactions.find((candidate) => candidate.interactionId === interactionId);
    return (interaction?.lines ?? []).filter((line) => line.from === from).map((line) => line.text);
  }

  async #askActive(path: string, init: RequestInit): Promise<Response> {
    let answer: Response | undefined;
    await expect(async () => {
      for (const { privateOrigin } of this.#pair.bridges) {
        const headers = { ...init.headers, authorization: `Bearer ${this.#pair.key}` };
        // A bridge may be stopped rather than dead.
        const signal = AbortSignal.timeout(5_000);
        const attempt = await fetch(`${privateOrigin}${path}`, { ...init, headers, signal }).catch(() => undefined);
        if (attempt && attempt.status !== 503) {
          answer = attempt;
          return;
        }
      }
      throw new Error('No bridge of the pair is active.');
    }).toPass({ timeout: 30_000, intervals: [100] });
    if (!answer) throw new Error('unreachable');
    return answer;
  }
}

/** A visitor named Mary in a chat that Alicia Adams has picked up. */
export async function startTalking(
  pair: Pair,
  widget: Pick<Widget, 'startChat'>,
): Promise<{ readonly agent: ScriptedAgent; readonly interactionId: string }> {
  const agent = await ScriptedAgent.signIn(pair, 'Alicia Adams');
  await widget.startChat('Mary');
  return { agent, interactionId: await agent.pickUp() };
}
