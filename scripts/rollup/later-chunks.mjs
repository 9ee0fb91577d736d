/**
 * Lets files that are fetched later use what the panel's file holds, and lets a visitor try again when one could not be
 * fetched. The loader fetches the panel under an address of its own for each attempt, since browsers remember that an
 * address failed: so a later file must not import "the panel", which the browser would then load a second time, but the one
 * that asked for it. Its address carries the panel's query, and a dot for each attempt that failed.
 *
 * @param {string} main The name of the file that is fetched first.
 */
export function laterChunks(main) {
  const asked = 'const __asked = new URL(import.meta.url).search.replace(/\\??\\.+$/, ""); ';
  const fetcher =
    'let __failures = ""; ' +
    'const __fetch = (file) => import(file + (__failures ? (__asked || "?") + __failures : __asked))' +
    '.catch((error) => { __failures += "."; throw error; }); ';

  return {
    name: 'later-chunks',
    renderDynamicImport({ targetModuleId, customResolution }) {
      return targetModuleId || customResolution ? { left: '__fetch(', right: ')' } : null;
    },
    // Nothing moves to another line, so the source map stays true.
    renderChunk(code, { fileName, imports }) {
      let changed = code;
      if (fileName !== main) {
        for (const imported of imports) {
          if (imported !== main) this.error(`${fileName} imports ${imported}, and may import ${main} only.`);
          changed = changed.replace(importOf(main), (_all, names) => {
            const taken = names.replaceAll(/(\S+) as /g, '$1: ');
            return `const {${taken}} = await import('./${main}' + __asked);`;
          });
        }
        if (changed.includes(`from './${main}'`)) this.error(`${fileName} imports ${main} in an unknown way.`);
      }
      if (changed.includes('__fetch(')) changed = fetcher + changed;
      if (changed.includes('__asked')) changed = asked + changed;
      return { code: changed, map: null };
    },
  };
}

const importOf = (file) => new RegExp(`import \\{([^}]*)\\} from '\\./${file.replaceAll('.', '\\.')}';`, 'g');
