/** An agent of a Footbridge bridge, by the agents' listener that it has beside the visitors'. */
import { DoctorError } from '../errors.js';
import type { AgentSide, Server, ServerAgent } from './server.js';

export interface FootbridgeAgentOptions {
  readonly fetch: (request: Request) => Promise<Response>;
  /** Where the agents' listener is, for example `http://127.0.0.1:8899/`. */
  readonly baseUrl: string;
  readonly key: string;
  readonly pause: Server['pause'];
  /** Default: `Conformance`. */
  readonly name?: string;
}

interface Desk {
  readonly interactions: readonly {
    readonly interactionId: string;
    readonly visitorName: string;
    readonly state: string;
    readonly mine: boolean;
    readonly message?: { readonly emailAddress: string };
  }[];
}

/** Nobody's: the domain is kept free for examples. */
const LEFT_BY = 'ola@example.com';

const RING_TRIES = 50;
const RING_PAUSE_MS = 200;

export function createFootbridgeAgent(options: FootbridgeAgentOptions): ServerAgent {
  const { fetch, baseUrl, key, pause, name = 'Conformance' } = options;

  async function ask(path: string, init: RequestInit = {}): Promise<Response> {
    const request = new Request(new URL(`agent/api/${path}`, baseUrl), {
      ...init,
      headers: { authorization: `Bearer ${key}` },
    });
    const response = await fetch(request);
    if (!response.ok) throw new DoctorError('no-answer', `The agents' listener answered HTTP ${response.status}.`);
    return response;
  }

  const command = async (what: string, more: object = {}): Promise<void> => {
    await ask('commands', { method: 'POST', body: JSON.stringify({ command: what, agent: name, ...more }) });
  };

  const readDesk = async (): Promise<Desk> =>
    (await (await ask(`desk?${new URLSearchParams({ agent: name })}`)).json()) as Desk;

  const findRinging = async (visitorName: string): Promise<string | undefined> => {
    const ringing = (await readDesk()).interactions.filter(({ mine, state }) => mine && state === 'alerting');
    for (const { interactionId, message } of ringing) {
      // Left by a run of this suite; they would take the room of what is waited for.
      if (message?.emailAddress !== LEFT_BY) continue;
      await command('pickUp', { interactionId });
      await command('complete', { interactionId });
    }
    return ringing.find((interaction) => interaction.visitorName === visitorName)?.interactionId;
  };

  function sideOf(interactionId: string): AgentSide {
    return {
      say: (text) => command('sendText', { interactionId, text }),
      pushUrl: (text) => command('sendUrl', { interactionId, text }),
      type: (typing) => command('typing', { interactionId, typing }),
      hold: () => command('hold', { interactionId }),
      hangUp: () => command('disconnect', { interactionId }),
      async sendFile(fileName, bytes) {
        const query = new URLSearchParams({ agent: name, interactionId, name: fileName });
        await ask(`files?${query}`, { method: 'POST', body: bytes });
      },
    };
  }

  return {
    name,
    async take(visitorName) {
      await command('signIn');
      for (let tries = 0; tries < RING_TRIES; tries += 1) {
        const interactionId = await findRinging(visitorName);
        if (interactionId !== undefined) {
          await command('pickUp', { interactionId });
          return sideOf(interactionId);
        }
        await pause(RING_PAUSE_MS);
      }
      throw new DoctorError('no-answer', 'Nothing of the visitor rang at the agent within 10 s.');
    },
    leave: () => command('signOut'),
  };
}
