/** Clients with a request to be called, whose servers always say the same about it. */
import { createFootbridge, type Footbridge } from '@footbridge/client';
import type { CallbackRecord } from '@footbridge/client/callback';

/** What a server answers, by the last word of what it is asked for; where nothing is given, it can't be reached. */
export interface CallbackAnswers {
  readonly create?: object;
  readonly status?: object;
  readonly disconnect?: object;
  readonly reconnect?: object;
}

/** Nothing but photos comes from there. */
const servers = [new URL('/examples', location.href).href];
const success = { type: 'success' };

const configuration = [
  {
    serverConfiguration: {
      cfgVer: 1,
      capabilities: {
        common: ['partyInfo'],
        chat: [],
        callback: [
          'create',
          'disconnect',
          'status',
          'reconnect',
          'supportAuthenticationAnonymous',
          'footbridge.callbackTime',
        ],
        queueQuery: [],
      },
    },
  },
];

/** Always the same morning, so that two pictures of one state are the same. */
const MORNING_MS = Date.UTC(2026, 2, 17, 9, 41);

/** What the tab's last page left of a request. */
export const kept = (more: Partial<CallbackRecord> = {}): CallbackRecord => ({
  version: 1,
  servers,
  server: 0,
  participantId: 'visitor',
  callbackId: 'callback',
  name: 'Mary',
  telephone: '+44 20 7946 0000',
  subject: 'My dishwasher leaks.',
  createdAtMs: MORNING_MS,
  preferredTime: undefined,
  isAssigned: false,
  mayBeCancelled: false,
  ...more,
});

/** How a request stands. */
export const standing = (interactionState: string, figures: object = {}, agent?: string): object => ({
  callback: {
    acdStatus: { interactionState, queueName: 'Marketing', ...figures },
    ...(agent && { assignedAgent: { name: agent, participantID: 'agent' } }),
    status: success,
  },
});

export const agreed = { callback: { status: success } };
export const refused = (reason: string): object => ({ callback: { status: { type: 'failure', reason } } });

/** A visitor whose tab keeps this record, if any, at servers that answer so. */
export function callbackClient(answers: CallbackAnswers, callback?: CallbackRecord): Footbridge {
  const client = createFootbridge({
    servers,
    target: 'Marketing',
    noticeAfterMs: 0,
    fetch: async (address) => {
      const [, asked = ''] = /\/(\w+)(?:\/visitor)?$/.exec(String(address)) ?? [];
      const known: Readonly<Record<string, object>> = {
        serverConfiguration: configuration,
        partyInfo: { partyInfo: { name: 'Alicia Adams', photo: '/icon.svg', status: success } },
        ...answers,
      };
      const answer = known[asked];
      if (!answer) throw new TypeError('No server is there.');
      return Response.json(answer);
    },
  });
  return Object.assign(client, { callback });
}
