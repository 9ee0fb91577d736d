import type { Centre } from './centre.js';
import { isCallback, type LiveRequest } from './live-interaction.js';
import { endIfTooOld } from './request-ending.js';
import { wakeIfDue } from './snooze.js';

/** Looks after a live callback or message where time alone asks for it. */
export function sweepRequest(centre: Centre, request: LiveRequest): void {
  if (isCallback(request)) wakeIfDue(centre, request);
  endIfTooOld(centre, request);
}
