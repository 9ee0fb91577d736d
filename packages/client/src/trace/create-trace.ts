/**
 * The trace: what a client does, told line by line to whoever looks for a mistake. It reads along and changes nothing. No
 * line holds an id, a password, an address or a word of the conversation, so it may be kept and sent. protocol §6.13
 */
import type { ClientEventOf, ClientEventType, Footbridge } from '../client.js';
import { linkOf } from '../link-of.js';
import { createListeners } from '../listeners.js';
import type { WireRequest } from '../transport/transport.js';
import { describeEvent } from './describe-event.js';
import { describeExchange } from './describe-exchange.js';
import { decodeTraceCommand, traceLevels, type TraceLevel } from './trace-level.js';

export interface TraceOptions {
  /** Takes each entry that is within the level. */
  readonly sink: (entry: TraceEntry) => void;
  /** Default: `status`. */
  readonly level?: TraceLevel;
  /**
   * Whether the visitor may type `set tracelevel all`, or another level, into the chat: it is obeyed then, and not sent.
   * What an agent writes is never obeyed. Default: false.
   */
  readonly takesCommands?: boolean;
}

export interface TraceEntry {
  readonly level: TraceLevel;
  readonly message: string;
  /** In milliseconds since the epoch. */
  readonly atMs: number;
}

export interface Trace {
  readonly level: TraceLevel;
  setLevel(level: TraceLevel): void;
  /** Ends it. It ends with its client too. */
  dispose(): void;
}

/** Traces a client from now on. Throws `invalid-options` for what is no client. */
export function createTrace(footbridge: Footbridge, options: TraceOptions): Trace {
  const { settings, life, observe, takers } = linkOf(footbridge);
  let { level = 'status' } = options;
  /** How often each request has been sent that is still being repeated. */
  const tries = new WeakMap<WireRequest, number>();
  let { configuration } = footbridge.snapshot;

  // A sink's mistake must not become the chat's.
  const sinks = createListeners<TraceEntry>();
  sinks.add(options.sink);

  function write(at: TraceLevel, message: string): void {
    if (traceLevels[at] <= traceLevels[level]) sinks.tell({ level: at, message, atMs: settings.clock.now() });
  }

  function setLevel(to: TraceLevel): void {
    level = to;
    write('always', `The trace level is ${level}.`);
  }

  function obey(text: string): boolean {
    const asked = decodeTraceCommand(text);
    if (asked) setLevel(asked);
    return !!asked;
  }

  function follow<Type extends ClientEventType>(type: Type): () => void {
    const describe: (event: ClientEventOf<Type>) => readonly [TraceLevel, string] = describeEvent[type];
    return footbridge.on(type, (event) => write(...describe(event)));
  }

  const endings = [
    observe((exchange) => {
      const repeats = tries.get(exchange.request) ?? 0;
      tries.set(exchange.request, repeats + 1);
      write(...describeExchange(exchange, repeats));
    }),
    ...(Object.keys(describeEvent) as ClientEventType[]).map(follow),
    footbridge.subscribe(() => {
      const before = configuration;
      ({ configuration } = footbridge.snapshot);
      if (configuration === before) return;
      if (configuration === 'loading') write('status', 'Connecting.');
      if (configuration === 'failed') write('error', 'No server could be reached.');
    }),
  ];
  if (options.takesCommands) takers.add(obey);

  function dispose(): void {
    life.removeEventListener('abort', dispose);
    takers.delete(obey);
    endings.forEach((end) => end());
  }
  life.addEventListener('abort', dispose);

  return {
    get level() {
      return level;
    },
    setLevel,
    dispose,
  };
}
