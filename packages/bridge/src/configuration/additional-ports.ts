import { BridgeError } from '../errors.js';
import type { Parameters } from '../service/parameters.js';
import type { Store } from '../store/store.js';
import { keptParameter } from './kept-parameter.js';

/**
 * The ports that a parameter lists, as an operator has set it or else as configured. protocol §1.2
 *
 * @throws BridgeError `options-invalid`
 */
export function additionalPorts(
  name: 'AdditionalHTTPPorts' | 'AdditionalHTTPSPorts',
  store: Store,
  configured: Partial<Parameters> = {},
): readonly number[] {
  return keptParameter(name, store, configured)
    .split(';')
    .map((port) => port.trim())
    .filter((port) => port !== '')
    .map((port) => readPort(name, port));
}

function readPort(name: string, text: string): number {
  const port = Number(text);
  if (/^\d+$/.test(text) && port <= 65_535) return port;
  throw new BridgeError('options-invalid', `${name} lists ports from 1 to 65535, separated by semicolons.`);
}
