import type { ClientEvent, ClientEventOf, ClientEventType } from '../client.js';
import type { TraceLevel } from './trace-level.js';

type Line = readonly [level: TraceLevel, message: string];

/** A fact of a client as a line: what kind of thing happened, and nothing that anybody said. */
export const describeEvent: { readonly [Type in ClientEventType]: (event: ClientEventOf<Type>) => Line } = {
  configurationLoaded: () => ['note', "The server's configuration is known."],
  chatStarted: () => ['status', 'The chat has started.'],
  chatEnded: ({ reason }) => [reason === 'failure' ? 'critical' : 'status', `The chat is over: ${reason}.`],
  entryReceived: ({ entry }) => [
    'note',
    `Received: ${entry.kind} of ${entry.author.kind}${entry.late ? ', late' : ''}.`,
  ],
  messageSent: () => ['note', 'A message of the visitor has arrived.'],
  messageFailed: ({ entry }) => [
    'warning',
    `A message of the visitor has not arrived${entry.kind === 'text' ? `: ${entry.delivery}` : ''}.`,
  ],
  partyJoined: () => ['note', 'An agent has joined.'],
  partyLeft: () => ['note', 'An agent has left.'],
  partyChanged: ({ party }) => ['verbose', `Now: ${party.kind} ${party.state}${party.typing ? ', typing' : ''}.`],
  connectionLost: () => ['warning', 'No server answers; looking for one.'],
  connectionRestored: () => ['status', 'A server answers again.'],
  serverSwitched: () => ['status', 'Went over to the other server.'],
  problem: ({ error }: Extract<ClientEvent, { type: 'problem' }>) => ['warning', `${error.code}: ${error.message}`],
};
