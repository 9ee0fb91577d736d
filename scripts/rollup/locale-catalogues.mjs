import { readdirSync } from 'node:fs';
import { basename, join } from 'node:path';
import { pathToFileURL } from 'node:url';

const address = (code) => `footbridge-locale-${code}.js`;

/**
 * Puts the texts of each language into a file of its own, which a browser fetches for a visitor who reads it: whoever asks
 * for one by its code is told where it is served.
 *
 * @param {string} folder Where the modules with the texts lie.
 */
export function localeCatalogues(folder) {
  let isAsked = false;
  return {
    name: 'locale-catalogues',
    buildStart: () => {
      isAsked = false;
    },
    transform(code, id) {
      if (!id.endsWith('/localization/localization.js')) return null;
      const changed = code.replace('import(`./generated/${code}.js`)', '__fetch(`./' + address('${code}') + '`)');
      if (changed === code) this.error(`${id} does not ask for a catalogue as it used to.`);
      isAsked = true;
      return { code: changed, map: null };
    },
    async generateBundle() {
      if (!isAsked) return;
      for (const file of readdirSync(folder).filter((name) => name.endsWith('.js'))) {
        const { texts } = await import(pathToFileURL(join(folder, file)).href);
        const source = `export const texts=${JSON.stringify(texts)}`;
        this.emitFile({ type: 'asset', fileName: address(basename(file, '.js')), source });
      }
    },
  };
}
