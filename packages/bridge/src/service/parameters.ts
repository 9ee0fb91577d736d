import { parameterNames, parameterTable, type ParameterDefinition, type ParameterName } from './parameter-table.js';

type ValueOf<Definition> = Definition extends { readonly kind: 'text' }
  ? string
  : Definition extends { readonly default: infer Default }
    ? undefined extends Default
      ? number | undefined
      : number
    : never;

/** The settings in force. */
export type Parameters = { readonly [Name in ParameterName]: ValueOf<(typeof parameterTable)[Name]> };

export const defaultParameters = Object.fromEntries(
  parameterNames.map((name) => [name, parameterTable[name].default]),
) as Parameters;

/** Settings that have been read anew, with those that wait for a restart as they were before. */
export function holdUntilRestart(parameters: Parameters, before: Parameters): Parameters {
  const definitions: Readonly<Record<string, ParameterDefinition>> = parameterTable;
  const held = parameterNames.filter((name) => definitions[name]?.restart);
  return { ...parameters, ...Object.fromEntries(held.map((name) => [name, before[name]])) };
}

/** Names match in any case. */
export const findParameterName = (name: string): ParameterName | undefined =>
  parameterNames.find((known) => known.toLowerCase() === name.toLowerCase());

const MAX_CHARACTERS = 4_000;

/** The value that a text stands for, or why it stands for none. An empty text takes a limit away. */
export function readParameter(
  name: ParameterName,
  value: string,
):
  | { readonly ok: true; readonly value: string | number | undefined }
  | { readonly ok: false; readonly problem: string } {
  const definition: ParameterDefinition = parameterTable[name];
  if (definition.kind === 'text') {
    if (value.length > MAX_CHARACTERS)
      return { ok: false, problem: `${name} has at most ${MAX_CHARACTERS} characters.` };
    const isRight = definition.pattern?.test(value) ?? true;
    return isRight ? { ok: true, value } : { ok: false, problem: `${name} is ${definition.form}.` };
  }
  if (value.trim() === '' && definition.default === undefined) return { ok: true, value: undefined };
  const number = /^\s*\d{1,15}\s*$/.test(value) ? Number(value) : Number.NaN;
  if (Number.isInteger(number) && number >= definition.min && number <= definition.max) {
    return { ok: true, value: number };
  }
  return { ok: false, problem: `${name} is a whole number from ${definition.min} to ${definition.max}.` };
}
