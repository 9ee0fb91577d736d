/**
 * What a visitor's page says about the interaction that it starts: attributes, and the skills that it asks for by names
 * that are known outside. What the skills are called inside never leaves the bridge towards a visitor. protocol §7.10
 */
import type { RoutingContext } from '@footbridge/protocol';
import type { Centre } from './centre.js';

/** By category, for example `Product`: the external names with what each is called inside. */
export type SkillTables = Readonly<Record<string, Readonly<Record<string, string>>>>;

/** What is asked for in a log's line at most. */
const MOST_LOGGED_CHARACTERS = 80;

/** One context for each category; the last one counts. */
export function distinctContexts(contexts: readonly RoutingContext[]): readonly RoutingContext[] {
  const byCategory = new Map(contexts.map((context) => [context.category.toLowerCase(), context]));
  return [...byCategory.values()];
}

/** The internal names of what is asked for. What no table has is logged, and asks for no skill. protocol §10.7 */
export function skillsFor(centre: Centre, contexts: readonly RoutingContext[]): readonly string[] {
  const skills = new Set<string>();
  for (const { category, context } of contexts) {
    const skill = findOwn(findOwn(centre.skillTables, category) ?? {}, context);
    if (skill !== undefined) skills.add(skill);
    else centre.log('warning', `No skill is mapped to ${shorten(context)} of the category ${shorten(category)}.`);
  }
  return [...skills];
}

/** Names match in any case, and only the table's own. */
function findOwn<Value>(table: Readonly<Record<string, Value>>, name: string): Value | undefined {
  return Object.entries(table).find(([known]) => known.toLowerCase() === name.toLowerCase())?.[1];
}

const shorten = (text: string): string => JSON.stringify(text.slice(0, MOST_LOGGED_CHARACTERS));

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
