/** What @lit/localize looks after and cannot happen here: every text names its id and is plain, and no catalogue is missing. */
const unused = {
  'init/install.js': [/if \(installed\) \{[^}]*\}/, 'installed = true;', 'let installed = false;'],
  'init/runtime.js': [
    /if \(!validLocales \|\| !loadLocale\) \{[^}]*\}/,
    /if \(!validLocales\.has\(newLocale\)\) \{[^}]*\}/,
    'validLocales = new Set(config.targetLocales);',
    'validLocales.add(config.sourceLocale);',
    "dispatchStatusEvent({ status: 'loading', loadingLocale: newLocale });",
    /, \(err\) => \{[^]*?\n {4}\}(?=\);)/,
  ],
  'internal/runtime-msg.js': [
    'const expressionOrders = new WeakMap();',
    'const hashCache = new Map();',
    / \?\? generateId\(template\)/,
    /else \{\s*\/\/ E\.g\. html`[^]*?\n {12}\}/,
    /function generateId\(template\) \{[^]*?\n\}/,
    /import \{ generateMsgId \}.*/,
  ],
};

/** Leaves that out. What is no longer there to leave out fails the build: somebody has to look at what came instead. */
export function trimLocalize() {
  return {
    name: 'trim-localize',
    transform(code, id) {
      const [, file] = /\/@lit\/localize\/(.*)$/.exec(id) ?? [];
      if (!unused[file]) return null;
      const trimmed = unused[file].reduce((before, part) => {
        const after = before.replace(part, '');
        if (after === before) this.error(`${id} has no ${part} any more.`);
        return after;
      }, code);
      return { code: trimmed, map: { mappings: '' } };
    },
  };
}
