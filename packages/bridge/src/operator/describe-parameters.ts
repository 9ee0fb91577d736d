import type { Centre } from '../service/centre.js';
import {
  parameterNames,
  parameterTable,
  type ParameterDefinition,
  type ParameterName,
} from '../service/parameter-table.js';
import { readParameter } from '../service/parameters.js';
import type { ParameterDocument } from './operator-api.js';

/** Every setting with what is in force, and what waits for the next activation. */
export const describeParameters = (centre: Centre): ParameterDocument[] =>
  parameterNames.map((name) => {
    const definition: ParameterDefinition = parameterTable[name];
    const { unit, effect, restart = false } = definition;
    const value = centre.parameters[name];
    const kept = keptValue(centre, name);
    return {
      name,
      value: value ?? null,
      default: definition.default ?? null,
      unit,
      min: definition.kind === 'number' ? definition.min : undefined,
      max: definition.kind === 'number' ? definition.max : undefined,
      effect,
      restart,
      ...(kept && kept.value !== value && { pending: kept.value ?? null }),
    };
  });

/** What an operator has set, if it can still be read. */
function keptValue(centre: Centre, name: ParameterName): { readonly value: string | number | undefined } | undefined {
  const kept = centre.journal.find('parameters', name);
  const read = kept && readParameter(name, kept.value);
  return read?.ok ? read : undefined;
}
