import { eventCodes } from '../service/interaction-log.js';
import type { Centre } from '../service/centre.js';
import type { LogQuery } from '../store/store.js';
import { isoTime } from './iso-time.js';
import type { LogDocument } from './operator-api.js';

const meanings: ReadonlyMap<string, string> = new Map(Object.entries(eventCodes));

/** The interaction log, the oldest first. What this very turn has added may be missing. */
export const describeLog = (centre: Centre, query: LogQuery): LogDocument[] =>
  centre.store.readLog(query).map(({ atMs, code, interactionId, detail }) => ({
    at: isoTime(atMs),
    code,
    meaning: meanings.get(code) ?? '',
    interactionId,
    detail,
  }));
