/**
 * Lets files that are fetched later use what the panel's file holds, and lets a visitor try again when one could not be
 * fetched. The loader fetches the panel under an address of its own for each attempt, since browsers remember that an
 * address failed: so a later file must not import "the panel", which the browser would then load a second time, but the one
 * that asked for it. Its address carries the panel's query, and a dot for each attempt that failed. What several of them
 * share is a file of its own, fetched under the same query by each.
 *
 * @param {string} main The name of the file that is fetched first.
 */
export function laterChunks(main) {
  const own = 'const __own = new URL(import.meta.url).search; ';
  const asked = 'const __asked = __own.replace(/\\??\\.+$/, ""); ';
  // What several files share is waited for first: WebKit runs a file that waits for another one before its time where
  // somebody else waits for that one, too.
  const fetcher =
    'let __failures = ""; ' +
    'const __loads = {}; ' +
    'const __load = (file) => __loads[file] ??= import(file + (__failures ? (__asked || "?") + __failures : __asked))' +
    '.catch((error) => { __loads[file] = undefined; __failures += "."; throw error; }); ' +
    'const __fetch = async (file, first = []) => { for (const shared of first) await __load(shared); return __load(file); }; ';

  return {
    name: 'later-chunks',
    renderDynamicImport({ targetModuleId, customResolution }) {
      return targetModuleId || customResolution ? { left: '__fetch(', right: ')' } : null;
    },
    // Nothing moves to another line, so the source map stays true.
    renderChunk(code, { fileName, imports }, _options, { chunks }) {
      let changed = code.replaceAll(/__fetch\((['"])\.\/([^'"]+)\1\)/g, (_all, quote, file) => {
        const first = sharedBy(file, chunks, main).map((shared) => `'./${shared}'`);
        return `__fetch(${quote}./${file}${quote}${first.length > 0 ? `, [${first}]` : ''})`;
      });
      if (fileName !== main) {
        for (const imported of imports) {
          const query = imported === main ? '__asked' : '__own';
          changed = changed.replace(importOf(imported), (_all, names) => {
            const taken = names.replaceAll(/(\S+) as /g, '$1: ');
            return `const {${taken}} = await import('./${imported}' + ${query});`;
          });
          // Only for what it does; the first file has done it by then.
          const bare = imported === main ? '' : `await import('./${imported}' + ${query});`;
          changed = changed.replaceAll(`import './${imported}';`, () => bare);
          if (changed.includes(`'./${imported}';`)) this.error(`${fileName} imports ${imported} in an unknown way.`);
        }
      }
      if (changed.includes('__fetch(')) changed = fetcher + changed;
      if (changed.includes('__asked')) changed = asked + changed;
      if (changed.includes('__own')) changed = own + changed;
      return { code: changed, map: null };
    },
  };
}

/** What a file imports besides the first one, what that imports coming before it. */
function sharedBy(file, chunks, main, found = []) {
  for (const imported of chunks[file]?.imports ?? []) {
    if (imported === main || found.includes(imported)) continue;
    sharedBy(imported, chunks, main, found);
    if (!found.includes(imported)) found.push(imported);
  }
  return found;
}

const importOf = (file) => new RegExp(`import \\{([^}]*)\\} from '\\./${file.replaceAll('.', '\\.')}';`, 'g');

/**
 * Puts whatever several later files need, and the first one lacks, into one of two more, so that a visitor fetches it once:
 * `shared` where every conversation needs it, `errands` where only what stands beside one does.
 *
 * @param {string} first How the address of the first file's module ends.
 * @param {readonly string[]} always What every conversation fetches: how the addresses of the modules end.
 * @param {RegExp} idle What the first file imports, by an index, without having any use for it.
 * @param {RegExp} beside What every conversation imports in that way.
 */
export function gatherShared(first, always, idle, beside) {
  return (id, { getModuleIds, getModuleInfo }) => {
    if (beside.test(id)) return 'errands';
    const modules = [...getModuleIds()].map(getModuleInfo);
    const isNeededBy = (module) => reachable(module.id, getModuleInfo).has(id);
    const isFirst = ({ id: address }) => address.endsWith(first);
    if (reachable(modules.find(isFirst).id, getModuleInfo, idle).has(id)) return 'panel';
    const needing = modules
      .filter((module) => module.dynamicImporters.length > 0 || (module.isEntry && !isFirst(module)))
      .filter(isNeededBy);
    if (needing.length < 2) return null;
    return needing.some((module) => always.some((end) => module.id.endsWith(end))) ? 'shared' : 'errands';
  };
}

function reachable(id, getModuleInfo, idle, seen = new Set()) {
  if (seen.has(id) || idle?.test(id)) return seen;
  seen.add(id);
  for (const imported of getModuleInfo(id)?.importedIds ?? []) reachable(imported, getModuleInfo, idle, seen);
  return seen;
}
