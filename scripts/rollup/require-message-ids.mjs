/**
 * Every text of ours names its id, so the code with which @lit/localize would make one up is left out. A text without an id
 * fails the build.
 */
export function requireMessageIds() {
  return {
    name: 'require-message-ids',
    transform(code, id) {
      if (id.endsWith('/@lit/localize/internal/id-generation.js')) {
        return { code: 'export const generateMsgId = () => "";', map: { mappings: '' } };
      }
      const calls = code.match(/\bmsg\(/g)?.length ?? 0;
      const ids = code.match(/\{\s*id: '[\w-]+',?\s*\}\s*\)/g)?.length ?? 0;
      if (id.includes('/packages/elements/') && calls !== ids) this.error(`${id}: every msg() needs an id.`);
      return null;
    },
  };
}
