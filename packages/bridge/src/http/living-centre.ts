import { BridgeError } from '../errors.js';
import type { Centre } from '../service/centre.js';

/**
 * Does some work for a request. Where the centre was thrown away meanwhile, nothing of the work was kept; where it has been read
 * anew by now, as after an operator's reload, the work is done there, so that whoever asked notices nothing.
 */
export async function inLivingCentre<Result>(
  centre: Centre,
  current: () => Centre | undefined,
  work: (centre: Centre) => Result | Promise<Result>,
): Promise<Result> {
  try {
    return await work(centre);
  } catch (error) {
    const anew = error instanceof BridgeError && error.code === 'not-active' ? current() : undefined;
    if (!anew || anew === centre) throw error;
    return work(anew);
  }
}
