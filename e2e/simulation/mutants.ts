/** Mistakes that the simulation has to find: each is a line of the sources, and what could have stood there instead. */
import type { Change } from './load-sources.ts';

export interface Mutant {
  readonly name: string;
  /** What the mistake is, for people. */
  readonly what: string;
  readonly changes: readonly Change[];
}

const client = (file: string, from: string, to: string): Change => ({ file: `packages/client/src/${file}`, from, to });
const bridge = (file: string, from: string, to: string): Change => ({ file: `packages/bridge/src/${file}`, from, to });

export const mutants: readonly Mutant[] = [
  {
    name: 'retry-without-key',
    what: 'A message is sent again without its id.',
    changes: [client('chat/requests.ts', 'messageId: harmless ? messageId : undefined', 'messageId: undefined')],
  },
  {
    name: 'drop-out-of-order',
    what: 'What arrives after something later is dropped.',
    changes: [
      client(
        'chat/conversation.ts',
        'if (hasNumber(seen, sequence)) return false;',
        'if (sequence <= conversation.lastSequence) return false;',
      ),
    ],
  },
  {
    name: 'show-twice',
    what: 'An event that comes twice is shown twice.',
    changes: [client('chat/conversation.ts', 'if (hasNumber(seen, sequence)) return false;', '')],
  },
  {
    name: 'answer-before-commit',
    what: 'The server answers although nothing was kept.',
    changes: [bridge('service/journal.ts', 'outcome = () => resolve(answer);', 'resolve(answer);')],
  },
  {
    name: 'double-poller',
    what: 'Every request is sent by two at once.',
    changes: [
      client(
        'chat/request-machine.ts',
        'const reply = await input.transport(input.request, signal);',
        'void input.transport(input.request, signal); const reply = await input.transport(input.request, signal);',
      ),
    ],
  },
  {
    name: 'forget-to-abort',
    what: 'A request that nobody waits for any more goes on.',
    changes: [client('transport/transport.ts', "signal.addEventListener('abort', stop);\n    try", 'try')],
  },
  {
    name: 'no-clamp',
    what: 'The pause between two polls is whatever a server says.',
    changes: [
      client(
        'chat/answers.ts',
        'Math.min(LONGEST_POLL_WAIT_MS, Math.max(SHORTEST_POLL_WAIT_MS, pollWaitMs))',
        'pollWaitMs',
      ),
    ],
  },
  {
    name: 'wall-clock-deadline',
    what: 'Deadlines are counted by the time of day.',
    changes: [
      client(
        'switchover/search-machine.ts',
        'settings.clock.monotonic() - progress',
        'settings.clock.now() - progress',
      ),
      client(
        'chat/switching.ts',
        'sinceMs: settings.clock.monotonic(),\n  server',
        'sinceMs: settings.clock.now(),\n  server',
      ),
    ],
  },
  {
    name: 'switch-on-404',
    what: 'A server that does not find something is left for the other at once.',
    changes: [
      client(
        'switchover/judge-failure.ts',
        "askFirst: 'same', ambiguous: false",
        "askFirst: 'other', ambiguous: false",
      ),
    ],
  },
  {
    name: 'no-dedupe-replication',
    what: 'The server that takes over does not know which messages it has.',
    changes: [
      bridge(
        'service/live-interaction.ts',
        "if (body.type === 'text' && body.messageId !== undefined) takenIds.add(messageKey(body.messageId));",
        '',
      ),
    ],
  },
  {
    name: 'replay-on-reconnect',
    what: 'Taking a chat up again brings everything that was said once more.',
    changes: [
      bridge(
        'service/chat-log.ts',
        'chat.events.slice(chat.record.settledBefore).filter(isLine)',
        'chat.events.filter(isLine)',
      ),
    ],
  },
  {
    name: 'outbox-lost',
    what: 'What was not sent yet is forgotten when the server fails.',
    changes: [
      client(
        'chat/switching.ts',
        "const moved = moveTo(context.conversation, settings.servers[server] ?? '');",
        "const moved = { ...moveTo(context.conversation, settings.servers[server] ?? ''), outgoing: [] };",
      ),
    ],
  },
  {
    name: 'drained-in-ack-mode',
    what: 'The server forgets events that it has sent and nobody has acknowledged.',
    changes: [
      bridge(
        'service/chat-log.ts',
        'settledBefore: ackMode ? settledBefore : deliveredBefore',
        'settledBefore: deliveredBefore',
      ),
    ],
  },
  {
    name: 'token-ignored',
    what: 'Starting once more makes another chat.',
    changes: [
      bridge('service/repeats.ts', 'const known = centre.tokens.get(token);', 'const known = undefined as never;'),
    ],
  },
  {
    name: 'no-epoch-check',
    what: 'A bridge that was paused goes on as if it were the active one.',
    changes: [
      bridge('store/memory-store.ts', 'if (epoch !== undefined && lease?.epoch !== epoch)', 'if (epoch === null)'),
      bridge('pair/lease.ts', 'clock.monotonic() - standing.renewedAtMs < VALID_FOR_MS', 'true'),
    ],
  },
  {
    name: 'two-leaders',
    what: 'A tab that another has deposed goes on as the leader.',
    changes: [
      client('tabs/tab-group.ts', 'if (leads && !election.holds()) change(false);', ''),
      client('tabs/tab-group.ts', 'change(false);\n    if (message.type ===', 'if (message.type ==='),
    ],
  },
  {
    name: 'sent-without-answer',
    what: 'A message whose request failed counts as sent.',
    changes: [
      client(
        'chat/sending.ts',
        "if (output.kind === 'granted') return { delivery: 'sent' };",
        "if (output.kind !== 'declined') return { delivery: 'sent' };",
      ),
    ],
  },
  {
    name: 'gives-up-early',
    what: 'A chat is given up when both servers are silent for ten seconds.',
    changes: [client('options.ts', 'unreachableDeadlineMs: 300_000', 'unreachableDeadlineMs: 10_000')],
  },
  {
    name: 'no-pause',
    what: 'Servers that are down are asked without a pause.',
    changes: [
      client(
        'switchover/search-machine.ts',
        'return Math.max(random() * longestMs,',
        'return Math.min(0, random() * longestMs,',
      ),
    ],
  },
];
