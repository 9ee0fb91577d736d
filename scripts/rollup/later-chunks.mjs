/**
 * Lets files that are fetched later use what the panel's file holds, and lets a visitor try again when one could not be
 * fetched. The loader fetches the panel under an address of its own for each attempt, since browsers remember that an
 * address failed: so a later file must not import "the panel", which the browser would then load a second time, but the one
 * that asked for it. Its address carries the panel's query, and a dot for each attempt that failed.
 *
 * @param {string} main The name of the file that is fetched first.
 */
export function laterChunks(main) {
  const fetcher =
    'const __asked = new URL(import.meta.url).search; let __failures = ""; ' +
    'const __fetch = (file) => import(file + (__failures ? (__asked || "?") + __failures : __asked))' +
    '.catch((error) => { __failures += "."; throw error; }); ';
  const asking = `await import('./${main}' + new URL(import.meta.url).search.replace(/\\??\\.+$/, ''))`;

  return {
    name: 'later-chunks',
    renderDynamicImport({ targetModuleId, customResolution }) {
      return targetModuleId || customResolution ? { left: '__fetch(', right: ')' } : null;
    },
    // Nothing moves to another line, so the source map stays true.
    renderChunk(code, chunk, _options, { chunks }) {
      let changed = code;
      if (chunk.fileName === main) {
        if (code.includes('__fetch(')) changed = fetcher + changed;
      } else {
        for (const imported of chunk.imports) {
          if (imported !== main) this.error(`${chunk.fileName} imports ${imported}, and may import ${main} only.`);
          changed = changed.replace(importOf(main), (_all, names) => {
            const taken = names.replaceAll(/(\S+) as /g, '$1: ');
            return `const {${taken}} = ${asking};`;
          });
        }
        if (changed.includes(`from './${main}'`)) this.error(`${chunk.fileName} imports ${main} in an unknown way.`);
        if (chunk.dynamicImports.some((file) => chunks[file])) {
          this.error(`${chunk.fileName} fetches more: only ${main} may do that.`);
        }
      }
      return { code: changed, map: null };
    },
  };
}

const importOf = (file) => new RegExp(`import \\{([^}]*)\\} from '\\./${file.replaceAll('.', '\\.')}';`, 'g');
