import { defaultParameters, type Parameters } from '../service/parameters.js';
import type { Store } from '../store/store.js';

type TextName = { [Name in keyof Parameters]: Parameters[Name] extends string ? Name : never }[keyof Parameters];

/** A parameter that is needed before a centre is read: as an operator has set it, else as configured, else its default. */
export function keptParameter(name: TextName, store: Store, configured: Partial<Parameters> = {}): string {
  const set = store.all('parameters').find((parameter) => parameter.name.toLowerCase() === name.toLowerCase());
  return set?.value ?? configured[name] ?? defaultParameters[name];
}
