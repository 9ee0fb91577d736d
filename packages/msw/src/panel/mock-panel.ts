import type { MockCentre } from '../create-mock-centre.js';
import { mockPanelStyles } from './mock-panel-styles.js';

/** How often it looks what has changed. */
const LOOK_EVERY_MS = 500;
const AGENT = 'Panel';

/**
 * A box to play with a mock centre in: what is wrong on the way to the servers, which of them is up, and an agent who answers
 * what you type. Set `centre`. It is for developers, in English only, and has no place on a page for visitors.
 *
 * @summary Drives a mock centre by hand.
 * @tag footbridge-mock-panel
 */
export class FootbridgeMockPanel extends (globalThis.HTMLElement ?? Object) {
  /** The centre that it drives. Set it before the element is in the page. */
  centre: MockCentre | undefined;

  #timer: ReturnType<typeof setInterval> | undefined;

  connectedCallback(): void {
    const { centre } = this;
    if (!centre || this.#timer !== undefined) return;
    const root = this.shadowRoot ?? this.attachShadow({ mode: 'open' });
    root.adoptedStyleSheets = [mockPanelStyles()];
    const servers = serverRows(centre);
    const agent = agentRows(centre);
    root.replaceChildren(
      element('h2', {}, 'Mock contact centre'),
      group('On the way', ...faultRows(centre)),
      group('Servers', ...servers.rows),
      group('Agent', ...agent.rows),
    );
    const look = () => {
      servers.look();
      void agent.look();
    };
    look();
    this.#timer = setInterval(look, LOOK_EVERY_MS);
  }

  disconnectedCallback(): void {
    clearInterval(this.#timer);
    this.#timer = undefined;
  }
}

function faultRows({ faults }: MockCentre): readonly HTMLElement[] {
  const latency = element('input', { type: 'range', max: '3000', step: '100', value: String(faults.latencyMs) });
  const loss = element('input', { type: 'range', max: '1', step: '0.1', value: String(faults.lossRate) });
  const unavailable = element('input', { type: 'checkbox', checked: faults.unavailable });
  latency.addEventListener('input', () => (faults.latencyMs = latency.valueAsNumber));
  loss.addEventListener('input', () => (faults.lossRate = loss.valueAsNumber));
  unavailable.addEventListener('input', () => (faults.unavailable = unavailable.checked));
  return [
    element('label', {}, 'Latency, 0 to 3 s', latency),
    element('label', {}, 'Lost requests, 0 to 100 %', loss),
    element('label', {}, 'Answer 503', unavailable),
  ];
}

function serverRows(centre: MockCentre) {
  const states = centre.servers.map((server) => {
    const state = element('span', {});
    const row = element(
      'p',
      {},
      state,
      button('Stop', () => server.stop()),
      button('Crash', () => server.crash()),
      button('Start', () => server.start()),
    );
    return { row, look: () => (state.textContent = `${server.address}: ${server.role}`) };
  });
  return {
    rows: [
      ...states.map(({ row }) => row),
      element(
        'p',
        {},
        button('Switch over', () => centre.switchOver()),
      ),
    ],
    look: () => states.forEach(({ look }) => look()),
  };
}

/** One agent, who is in one chat at a time as far as the panel goes. */
function agentRows({ agents }: MockCentre) {
  const state = element('span', {});
  const text = element('input', { type: 'text', ariaLabel: 'What the agent says', placeholder: 'Say…' });
  let interactionId: string | undefined;
  const act = (command: 'pickUp' | 'disconnect') => {
    if (interactionId) agents.act({ command, agent: AGENT, interactionId }).catch(told);
  };
  const say = () => {
    if (!interactionId || !text.value) return;
    const commandId = crypto.randomUUID();
    agents
      .act({ command: 'sendText', agent: AGENT, interactionId, text: text.value, commandId })
      .then(() => (text.value = ''))
      .catch(told);
  };
  const told = (error: unknown) => (state.textContent = error instanceof Error ? error.message : String(error));
  text.addEventListener('keydown', ({ key }) => key === 'Enter' && say());

  async function look(): Promise<void> {
    const desk = await agents.desk(AGENT).catch(() => undefined);
    const chat = desk?.interactions.findLast(({ mine, state: is }) => mine && is !== 'ended');
    interactionId = chat?.interactionId;
    const said = chat?.lines.findLast(({ from }) => from === 'visitor')?.text;
    state.textContent = chat
      ? `${chat.visitorName}, ${chat.state}${said ? `: “${said}”` : ''}`
      : desk?.agent.signedIn
        ? 'Waits for a chat'
        : 'Not signed in';
  }

  return {
    look,
    rows: [
      element('p', {}, state),
      element(
        'p',
        {},
        button('Sign in', () => agents.act({ command: 'signIn', agent: AGENT }).catch(told)),
        button('Pick up', () => act('pickUp')),
        button('End chat', () => act('disconnect')),
      ),
      element('p', {}, text, button('Send', say)),
    ],
  };
}

const group = (name: string, ...rows: readonly HTMLElement[]) =>
  element('fieldset', {}, element('legend', {}, name), ...rows);

const button = (name: string, press: () => unknown) =>
  element('button', { type: 'button', onclick: () => void press() }, name);

function element<Name extends keyof HTMLElementTagNameMap>(
  name: Name,
  properties: Partial<HTMLElementTagNameMap[Name]>,
  ...children: readonly (Node | string)[]
): HTMLElementTagNameMap[Name] {
  const made = Object.assign(document.createElement(name), properties);
  made.append(...children);
  return made;
}

declare global {
  interface HTMLElementTagNameMap {
    'footbridge-mock-panel': FootbridgeMockPanel;
  }
}
