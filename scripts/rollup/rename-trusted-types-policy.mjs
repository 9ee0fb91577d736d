const theirs = 's.createPolicy("lit-html",{createHTML:t=>t})';
const advice = "Footbridge: the page's Content-Security-Policy has to allow `trusted-types footbridge`.";
const create =
  '(()=>{try{return s.createPolicy("footbridge",{createHTML:t=>t})}' +
  `catch(error){console.error(${JSON.stringify(advice)});throw error}})()`;
const ours = `t[Symbol.for("footbridge.policy")]??=${create}`;

/**
 * Lit asks for a Trusted Types policy of its own name as soon as it is imported. Ours is called `footbridge` and is made
 * once a page, however many copies of the panel there are: a second policy of one name is refused. Where the page's own
 * policy refuses it, the console says what to mend, and the panel is not loaded.
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
