import { msg, str } from '@lit/localize';
import { getLocale } from './localization.js';

type Form = (count: string) => string;

/**
 * A text that says how many, in the form that the language in use has for that many. Each form is a text of its own, whose id
 * ends in the form's name: the sources have the two of English, catalogues have as many as their language.
 */
export function plural(id: string, count: number, one: Form, other: Form): string {
  const written = count.toLocaleString(getLocale());
  const form = new Intl.PluralRules(getLocale()).select(count);
  if (form === 'one') return one(written);
  if (form === 'other') return other(written);
  const lookUp: Lookup = msg;
  return lookUp(str`${written}`, { id: `${id}-${form}` });
}

/** The tool that collects the texts wants ids that it can read; the sources don't have these forms. */
type Lookup = (template: ReturnType<typeof str>, options: { readonly id: string }) => string;
