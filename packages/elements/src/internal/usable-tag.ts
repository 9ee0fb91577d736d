/** A language tag as `Intl` takes it; undefined, which means the browser's language, where it is empty or malformed. */
export function usableTag(language: string): string | undefined {
  try {
    return Intl.getCanonicalLocales(language)[0];
  } catch {
    return undefined;
  }
}
