/** The first letters of a name's first and last word. */
export function initials(name: string): string {
  const words = name.trim().split(/\s+/);
  return [words[0], ...words.slice(1).slice(-1)]
    .map((word = '') => [...word][0] ?? '')
    .join('')
    .toLocaleUpperCase();
}
