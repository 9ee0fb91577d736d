/** Text without what looks like an id, a file's token, or whatever else opens something. protocol §6.12 */
export const maskIds = (text: string): string =>
  text.replace(/[\w-]{22,}/g, (word) => (/\d/.test(word) ? '***' : word));
