/** Changing settings while the bridge runs. What is set here is kept, and wins over what is configured. protocol §7.2 */
import { nearestName } from '../nearest-name.js';
import type { Centre } from './centre.js';
import { noteConfiguration } from './configuration.js';
import {
  parameterNames,
  parameterTable,
  processParameters,
  type ParameterDefinition,
  type ParameterName,
} from './parameter-table.js';
import { findTrustedHosts } from './visitor-place.js';
import { findParameterName, readParameter, type Parameters } from './parameters.js';

export interface WantedParameter {
  readonly name: string;
  /** As a person writes it; empty takes a limit away. */
  readonly value: string;
}

export interface ChangedParameter {
  readonly name: ParameterName;
  /** Kept, and in force when the bridge next becomes active. */
  readonly needsRestart: boolean;
}

export type ParameterChange =
  | { readonly ok: true; readonly changed: readonly ChangedParameter[] }
  | {
      readonly ok: false;
      readonly code: 'unknown-parameter' | 'invalid-value' | 'not-allowed';
      readonly message: string;
    };

interface ReadParameter extends WantedParameter {
  readonly known: ParameterName;
  readonly read: string | number | undefined;
}

/** Sets one parameter; see `changeParameters`. */
export const changeParameter = (centre: Centre, name: string, value: string): ParameterChange =>
  changeParameters(centre, [{ name, value }]);

/** Sets all of them or, where one is wrong, none. Names match in any case. */
export function changeParameters(centre: Centre, wanted: readonly WantedParameter[]): ParameterChange {
  const parameters: ReadParameter[] = [];
  for (const { name, value } of wanted) {
    const known = findParameterName(name);
    if (!known) return { ok: false, code: 'unknown-parameter', message: describeUnknown(name) };
    if (centre.tenantName !== '' && processParameters.some((ofProcess) => ofProcess === known)) {
      return { ok: false, code: 'not-allowed', message: `${known} is the process's, and set by its operators.` };
    }
    const result = readParameter(known, value);
    if (!result.ok) return { ok: false, code: 'invalid-value', message: result.problem };
    parameters.push({ name, value, known, read: result.value });
  }
  const changed = parameters.map((parameter) => set(centre, parameter));
  noteConfiguration(centre);
  return { ok: true, changed };
}

function set(centre: Centre, { known: name, value, read }: ReadParameter): ChangedParameter {
  centre.journal.put('parameters', name, { name, value }, centre.clock.now());
  const definition: ParameterDefinition = parameterTable[name];
  const isAtOnce = definition.restart !== true;
  // The value has been read by the definition of this parameter.
  if (isAtOnce) centre.parameters = { ...centre.parameters, [name]: read } as Parameters;
  if (name === 'TrustedHosts') findTrustedHosts(centre);
  centre.journal.desk();
  centre.log('info', `An operator has set ${name}.`);
  return { name, needsRestart: !isAtOnce && centre.parameters[name] !== read };
}

function describeUnknown(name: string): string {
  const nearest = nearestName(name.slice(0, MAX_NAME_CHARACTERS), parameterNames);
  return nearest === undefined ? 'There is no such parameter.' : `There is no such parameter; did you mean ${nearest}?`;
}

const MAX_NAME_CHARACTERS = 100;
