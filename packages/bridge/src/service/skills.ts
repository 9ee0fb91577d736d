/**
 * What a visitor's page says about the interaction that it starts: attributes, and the skills that it asks for by names
 * that are known outside. What the skills are called inside never leaves the bridge towards a visitor. protocol §7.10
 */
import type { RoutingContext } from '@footbridge/protocol';
import { isSameName, type Centre } from './centre.js';

/** By category, for example `Product`: the external names with what each is called inside. */
export type SkillTables = Readonly<Record<string, Readonly<Record<string, string>>>>;

/** One context for each category; the last one counts. */
export function distinctContexts(contexts: readonly RoutingContext[]): readonly RoutingContext[] {
  const byCategory = new Map(contexts.map((context) => [context.category.toLowerCase(), context]));
  return [...byCategory.values()];
}

/** The internal names of what is asked for. What no table has asks for no skill. protocol §10.7 */
export function skillsFor({ skillTables }: Centre, contexts: readonly RoutingContext[]): readonly string[] {
  const skills = contexts.map((context) => skillOf(skillTables, context)).filter((skill) => skill !== undefined);
  return [...new Set(skills)];
}

/** Says in which categories something was asked for that no table has, in the tables' words alone. protocol §10.7 */
export function logUnmapped({ log, skillTables }: Centre, contexts: readonly RoutingContext[]): void {
  const unmapped = contexts
    .filter((context) => skillOf(skillTables, context) === undefined)
    .map(({ category }) => Object.keys(skillTables).find((name) => isSameName(name, category)));
  if (unmapped.length === 0) return;
  const categories = new Set(unmapped.map((name) => name ?? 'a category without a table'));
  log('warning', `No skill is mapped to what was asked for in ${[...categories].join(', ')}.`);
}

const skillOf = (tables: SkillTables, { category, context }: RoutingContext): string | undefined =>
  findOwn(findOwn(tables, category) ?? {}, context);

/** Names match in any case, and only the table's own. */
function findOwn<Value>(table: Readonly<Record<string, Value>>, name: string): Value | undefined {
  return Object.entries(table).find(([known]) => isSameName(known, name))?.[1];
}

/** Attributes as agents see them: a visitor's own can't pass for the system's. */
export const attributesOf = (
  attributes: Readonly<Record<string, string>>,
  customInfo: string | undefined,
  contexts: readonly RoutingContext[],
): Readonly<Record<string, string>> =>
  Object.fromEntries([
    ...Object.entries(attributes).map(([name, value]) => [`WebTools_${name}`, value] as const),
    ...(customInfo === undefined ? [] : [['CUSTOM_INFO', customInfo] as const]),
    ...contexts.map(({ category, context }) => [`RoutingContext_${category}`, context] as const),
  ]);
