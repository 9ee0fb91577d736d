/** Clients whose servers always say the same. */
import { createFootbridge, type Footbridge } from '@footbridge/client';

const capabilities = {
  common: ['footbridge.directory', 'supportRegistrationTracker', 'footbridge.offlineMessage'],
  chat: [],
  callback: [],
  queueQuery: ['supportAuthenticationAnonymous'],
};
const configuration = [{ serverConfiguration: { cfgVer: 1, capabilities } }];
const status = { type: 'success' };

/** @param answer What is said to everything but the question for the configuration. */
const clientOf = (answer: object): Footbridge =>
  createFootbridge({
    servers: ['/nowhere'],
    target: 'Marketing',
    fetch: async (address) =>
      Response.json(`${String(address)}`.endsWith('serverConfiguration') ? configuration : answer),
  });

/** Knows these people. */
export const directoryClient = (entries: readonly object[]): Footbridge =>
  clientOf({ directory: { departments: ['Sales', 'Service', 'Support'], entries, status } });

/** Has a free agent. */
export const queueClient = (): Footbridge => clientOf({ queue: { agentsAvailable: 1, estimatedWaitTime: 0, status } });

/** Makes accounts and takes messages, or refuses both. */
export function errandClient(reason?: string): Footbridge {
  const said = { status: reason ? { type: 'failure', reason } : status };
  return clientOf({ registration: said, message: said });
}
