import type { Catalogue } from './texts.js';

/** What @lit/localize takes for a text that has something to say: what stands between, and which of it goes there. */
interface Template {
  readonly strTag: true;
  readonly strings: TemplateStringsArray;
  readonly values: readonly unknown[];
}

/** A catalogue in the form that @lit/localize reads. */
export const templatesOf = (catalogue: Catalogue): Record<string, string | (Template & { values: unknown[] })> =>
  Object.fromEntries(Object.entries(catalogue).map(([id, text]) => [id, templateOf(text)]));

function templateOf(text: string) {
  const parts = text.split(/\{(\d)\}/);
  if (parts.length === 1) return text;
  const strings = parts.filter((_part, index) => index % 2 === 0) as unknown as TemplateStringsArray;
  return { strTag: true, strings, values: parts.filter((_part, index) => index % 2 === 1) } as const;
}
