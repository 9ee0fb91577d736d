/** A text and its id, as the compiler writes them. */
const TEXT = /\bmsg\(\s*(?:str)?(['"`])((?:(?!\1)[^])*)\1,\s*\{\s*id: '([\w-]+)'/g;

/**
 * A text without an id fails the build, and so does an id with two texts: a catalogue would have one for both.
 */
export function requireMessageIds() {
  const texts = new Map();
  return {
    name: 'require-message-ids',
    buildStart: () => texts.clear(),
    transform(code, id) {
      const calls = code.match(/\bmsg\(/g)?.length ?? 0;
      const ids = code.match(/\{\s*id: '[\w-]+',?\s*\}\s*\)/g)?.length ?? 0;
      if (id.includes('/packages/elements/') && calls !== ids) this.error(`${id}: every msg() needs an id.`);
      for (const [, , written, messageId] of code.matchAll(TEXT)) {
        const text = written.replaceAll(/\$\{[^}]*\}/g, '${}');
        const other = texts.get(messageId) ?? text;
        if (other !== text) this.error(`"${messageId}" is the id of "${other}" and of "${text}".`);
        texts.set(messageId, text);
      }
      return null;
    },
  };
}
