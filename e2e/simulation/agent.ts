/** An agent at work, through the same API as the console: what was not answered is asked for again with the same id. */
import type { AgentCommand } from '@footbridge/bridge';
import type { Profile } from './profile.ts';
import type { Random } from './random.ts';
import type { ChatTruth, RecordOfTruth } from './record-of-truth.ts';
import { AGENT_KEY, type Server } from './server.ts';
import type { Fail } from './wire-watch.ts';
import type { World } from './world.ts';

export interface AgentOptions {
  readonly name: string;
  readonly world: World;
  readonly servers: readonly Server[];
  readonly truth: RecordOfTruth;
  readonly profile: Profile;
  readonly random: Random;
  readonly fail: Fail;
}

const ASK_AGAIN_AFTER_MS = 2_000;

export class Agent {
  readonly #options: AgentOptions;
  #isActing = true;
  #isSignedIn = false;
  #isBusy = false;
  #said = 0;
  readonly #chanceId: () => string;

  constructor(options: AgentOptions) {
    this.#options = options;
    const ids = options.random.fork();
    this.#chanceId = () => Array.from(ids.bytes(16), (byte) => byte.toString(16).padStart(2, '0')).join('');
    this.#act();
  }

  /** Acts no more, apart from what has been begun. */
  rest(): void {
    this.#isActing = false;
  }

  #act(): void {
    const { world, random, profile } = this.#options;
    world.after(this.#isSignedIn ? random.exponential(profile.agentEveryMs) : 500, () => {
      if (!this.#isActing) return;
      if (!this.#isBusy) this.#doSomething();
      this.#act();
    });
  }

  #doSomething(): void {
    const { name, truth, random } = this.#options;
    if (!this.#isSignedIn) return this.#ask({ command: 'signIn', agent: name }, undefined);
    const mine = [...truth.chats.values()].filter(({ record }) => record.agentName === name);
    const ringing = mine.find(({ record }) => record.state === 'alerting');
    if (ringing)
      return this.#ask({ command: 'pickUp', agent: name, interactionId: ringing.record.interactionId }, ringing);
    const [first, ...more] = mine.filter(({ record }) => record.state === 'connected' || record.state === 'held');
    if (!first) return undefined;
    const chat = random.pick([first, ...more]);
    return this.#ask(this.#chooseCommand(chat), chat);
  }

  #chooseCommand({ record }: ChatTruth): AgentCommand {
    const { name, random } = this.#options;
    const common = { agent: name, interactionId: record.interactionId };
    const draw = random.next();
    if (record.state === 'held') return { command: 'resume', ...common };
    if (draw < 0.01) return { command: 'disconnect', ...common };
    if (draw < 0.03) return { command: 'transfer', ...common, to: { queue: 'Marketing' } };
    if (draw < 0.07) return { command: 'hold', ...common };
    if (draw < 0.15) return { command: 'typing', ...common, typing: random.chance(0.6) };
    const text = `${name}-${++this.#said} to ${record.visitorName}`;
    return { command: draw < 0.2 ? 'sendUrl' : 'sendText', ...common, text, commandId: this.#chanceId() };
  }

  #ask(command: AgentCommand, chat: ChatTruth | undefined): void {
    const { world, servers, fail, name } = this.#options;
    this.#isBusy = true;
    const again = (): void => world.after(ASK_AGAIN_AFTER_MS, () => this.#ask(command, chat));
    const bridge = servers.find((server) => server.active)?.active;
    if (!bridge) return again();
    let isOver = false;
    const over = (status: number): void => {
      if (isOver) return;
      isOver = true;
      if (status >= 500) return again();
      this.#isBusy = false;
      if (status === 204 && command.command === 'signIn') this.#isSignedIn = true;
      const what = 'text' in command ? `"${command.text}"` : command.command;
      world.tell(name, status === 204 ? what : `${what}: refused with ${status}`);
      if (status !== 204 || !chat || !('text' in command)) return;
      const stored = this.#options.truth.count(chat, command.text);
      if (stored !== 1)
        fail('I4', `an agent was told that "${command.text}" was sent, and it is stored ${stored} times`);
    };
    const request = new Request('http://127.0.0.1/agent/api/commands', {
      method: 'POST',
      headers: { authorization: `Bearer ${AGENT_KEY}` },
      body: JSON.stringify(command),
    });
    void bridge.fetchPrivate(request).then(({ status }) => over(status));
    // A process that was killed answers nothing.
    world.after(ASK_AGAIN_AFTER_MS, () => over(503));
  }
}
