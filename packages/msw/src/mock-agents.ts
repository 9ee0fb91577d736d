/** What agents do who follow no script: a test or a panel acts for them, through the bridge's own interface for agents. */
import type { AgentCommand, AgentDesk, Bridge } from '@footbridge/bridge/core';

export interface MockAgents {
  /** Carries out a command. Rejects where the bridge refuses it, with what it says. */
  act(command: AgentCommand): Promise<void>;
  /** What an agent sees. */
  desk(agent: string): Promise<AgentDesk>;
}

export function createMockAgents(active: () => Bridge | undefined, agentKey: string): MockAgents {
  async function ask(path: string, body?: string): Promise<Response> {
    const request = new Request(`http://localhost/agent/api/${path}`, {
      headers: { authorization: `Bearer ${agentKey}` },
      ...(body !== undefined && { method: 'POST', body }),
    });
    const response = await active()?.fetchPrivate(request);
    if (!response) throw new Error('No server is up.');
    if (!response.ok) throw new Error(`The bridge refused it: ${await response.text()}`);
    return response;
  }

  return {
    async act(command) {
      await ask('commands', JSON.stringify(command));
    },
    desk: async (agent) => (await ask(`desk?agent=${encodeURIComponent(agent)}&waitMs=0`)).json() as Promise<AgentDesk>,
  };
}
