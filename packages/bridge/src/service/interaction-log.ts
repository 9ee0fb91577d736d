/**
 * What happened, written down for operators: a code, the interaction's number and small facts. Never what a visitor wrote or
 * is called, and no id that opens anything. protocol §10.1
 */
import type { InteractionRecord, LogEntry } from '../store/records.js';
import type { Centre } from './centre.js';

/** Every code with what it means. */
export const eventCodes = {
  ACD: "A queue's figures were computed.",
  BX: 'A visitor was blocked.',
  CNR: 'It ended before anybody answered.',
  CQ: 'A chat joined a line.',
  CQM: 'A visitor left a message.',
  CQT: 'A callback joined a line.',
  FLG: 'A file was fetched.',
  FLS: 'A file was sent.',
  LIM: 'A limit or access control refused.',
  MR: 'An alert went back to its line.',
  OC: 'An agent ended it.',
  OF: 'An agent signed out.',
  OL: 'An agent left.',
  OO: 'An agent signed in.',
  OP: 'An agent picked it up.',
  OPF: 'An agent let an alert pass.',
  PS: 'A queue was paused.',
  QM: 'A visitor was told the place in line.',
  QON: 'It was admitted.',
  QR: 'A queue was resumed.',
  QTO: 'It waited too long.',
  RMS: 'An agent wrote a message.',
  RS: 'A callback was given another time.',
  SN: 'A callback was put off.',
  ST: 'Neither side ended it: silence, idleness, a restart or an operator did.',
  SX: 'The visitor ended it.',
  TFEF: 'A transfer was refused.',
  TFER: 'It was transferred.',
  UC: 'It was taken up again: its visitor came back, or an operator reopened it.',
  VC: 'A visitor wrote a message.',
} as const;

export type EventCode = keyof typeof eventCodes;

/** How often things have happened since the process started; it outlives the centre. */
export interface EventCounts {
  readonly events: Map<EventCode, number>;
  /** By the name of the limit, or of what else refused. */
  readonly refusals: Map<string, number>;
  /** Batches that the store has kept. */
  commits: number;
}

export const createEventCounts = (): EventCounts => ({ events: new Map(), refusals: new Map(), commits: 0 });

/** Counts what is refused; not each refusal is worth an entry. */
export function countRefusal({ counts: { refusals } }: Centre, reason: string): void {
  refusals.set(reason, (refusals.get(reason) ?? 0) + 1);
}

export function logEvent(
  centre: Centre,
  code: EventCode,
  interaction?: { readonly record: Pick<InteractionRecord, 'interactionId'> },
  detail: LogEntry['detail'] = {},
): void {
  const { events } = centre.counts;
  events.set(code, (events.get(code) ?? 0) + 1);
  centre.journal.log({ atMs: centre.clock.now(), interactionId: interaction?.record.interactionId, code, detail });
}
