import type { Exchange } from '../transport/observe-transport.js';
import { placeOf } from '../transport/place-of.js';
import type { TraceLevel } from './trace-level.js';

type Line = readonly [level: TraceLevel, message: string];

/** What would drown everything else. */
const quiet: Readonly<Record<string, TraceLevel>> = {
  'chat/poll': 'all',
  'callback/status': 'all',
  'chat/setTypingState': 'verbose',
  partyInfo: 'verbose',
};

/** A request that has ended as a line: what was asked and how it went, without the address and the words. */
export function describeExchange({ request, reply, durationMs, wasAborted }: Exchange, repeats: number): Line {
  const { what } = placeOf(request.url);
  const isGood = reply.kind === 'answered' || wasAborted;
  const again = repeats ? `, repeat ${repeats}` : '';
  const ending = wasAborted ? 'given up' : reply.kind === 'refused' ? `refused with ${reply.status}` : reply.kind;
  return [isGood ? (quiet[what] ?? 'note') : 'warning', `${what} ${ending} after ${Math.round(durationMs)} ms${again}`];
}
