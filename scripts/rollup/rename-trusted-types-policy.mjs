const theirs = 's.createPolicy("lit-html",{createHTML:t=>t})';
const ours = 't[Symbol.for("footbridge.policy")]??=s.createPolicy("footbridge",{createHTML:t=>t})';

/**
 * Lit asks for a Trusted Types policy of its own name as soon as it is imported. Ours is called `footbridge` and is made
 * once a page, however many copies of the panel there are: a second policy of one name is refused.
 */
export function renameTrustedTypesPolicy() {
  return {
    name: 'rename-trusted-types-policy',
    transform(code, id) {
      if (!code.includes('createPolicy')) return null;
      if (!id.endsWith('/lit-html/lit-html.js') || code.split(theirs).length !== 2) {
        this.error(`${id} makes a Trusted Types policy in a way that the build does not know.`);
      }
      return { code: code.replace(`?${theirs}:`, `?${ours}:`), map: null };
    },
  };
}
