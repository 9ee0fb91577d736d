/** What the linter holds: the rules, and which folder may import which (docs/contributing/architecture.md). */

/** The layers of each package, lowest first. A layer imports those before it, and files at the package's root. */
const layers = {
  'packages/client/src': [
    ...['transport', 'switchover', 'chat', 'errand', 'account', 'availability', 'callback', 'directory'],
    ...['left-message', 'page', 'record', 'tabs'],
  ],
  'packages/bridge/src': ['store', 'pair', 'service', 'agent', 'operator', 'host', 'configuration', 'http'],
};

/** Layers that stand side by side: neither imports the other. */
const apart = {
  'packages/bridge/src': [
    ['pair', 'service'],
    ['pair', 'agent'],
    ['pair', 'http'],
    ['configuration', 'http'],
  ],
};

/** What no file of a package may import. */
const foreign = {
  'packages/protocol/src': ['@footbridge/*', '@footbridge/**', 'lit', 'lit/**', 'xstate', 'hono', 'hono/**', 'node:*'],
  'packages/client/src': [
    ...['@footbridge/elements', '@footbridge/bridge', '@footbridge/protocol/server'],
    ...['lit', 'lit/**', 'hono', 'hono/**', 'node:*'],
  ],
  'packages/elements/src': ['@footbridge/bridge', '@footbridge/protocol/server', 'xstate', 'hono', 'hono/**', 'node:*'],
  'packages/bridge/src': ['@footbridge/client', '@footbridge/elements', 'lit', 'lit/**', 'xstate'],
  'packages/doctor/src': [
    ...['@footbridge/client', '@footbridge/elements', '@footbridge/bridge', '@footbridge/protocol/server'],
    ...['lit', 'lit/**', 'xstate', 'hono', 'hono/**'],
  ],
  'packages/bridge/console/src': ['@footbridge/client', '@footbridge/protocol/server', 'hono', 'hono/**', 'node:*'],
};

const forbid = (groups) => ({
  'no-restricted-imports': ['error', { patterns: groups.map(([group, message]) => ({ group, message })) }],
});

const packageMessage = 'This package must not know that one.';

const packageRules = Object.entries(foreign).map(([folder, group]) => ({
  files: [`${folder}/**/*.ts`],
  rules: { 'no-console': 'error', ...forbid([[group, packageMessage]]) },
}));

const layerRules = Object.entries(layers).flatMap(([folder, names]) =>
  names.map((layer, index) => {
    const beside = (apart[folder] ?? []).filter((pair) => pair.includes(layer)).flat();
    const hidden = [...names.slice(index + 1), ...beside].filter((other) => other !== layer);
    return {
      files: [`${folder}/${layer}/**/*.ts`],
      rules: forbid([
        [foreign[folder], packageMessage],
        ...(hidden.length > 0 ? [[hidden.map((other) => `**/${other}/**`), `${layer}/ must not know this.`]] : []),
      ]),
    };
  }),
);

export default {
  plugins: ['typescript', 'import', 'unicorn', 'promise', 'oxc'],
  categories: { correctness: 'error', suspicious: 'error' },
  ignorePatterns: ['**/out/**', '**/dist/**'],
  rules: {
    'import/no-named-as-default': 'off',
    'import/no-named-as-default-member': 'off',
    'import/no-default-export': 'error',
    'import/no-cycle': 'error',
    // These contradict copying a list before listeners change it, and small helpers beside the test that uses them.
    'unicorn/no-useless-spread': 'off',
    'unicorn/consistent-function-scoping': 'off',
    'unicorn/no-array-sort': 'off',
    'promise/always-return': 'off',
    // It takes #name for name.
    'unicorn/no-accessor-recursion': 'off',
    'import/no-unassigned-import': 'off',
    'no-debugger': 'error',
    'no-eval': 'error',
    'no-implied-eval': 'error',
    'no-new-func': 'error',
    'typescript/no-explicit-any': 'error',
    'typescript/no-non-null-assertion': 'error',
    'max-lines': ['error', { max: 250, skipBlankLines: true, skipComments: true }],
  },
  overrides: [
    ...packageRules,
    ...layerRules,
    // Tests may reach across: the client's talk to the real bridge.
    { files: ['**/*.test.ts', '**/testing/**'], rules: { 'no-restricted-imports': 'off', 'max-lines': 'off' } },
    // It takes a channel between tabs, which has no target, for a window.
    {
      files: ['packages/client/src/page/browser-page.ts'],
      rules: { 'unicorn/require-post-message-target-origin': 'off' },
    },
    // The loader is a kilobyte: a handler's property is shorter than a listener.
    { files: ['packages/elements/src/embed/loader.ts'], rules: { 'unicorn/prefer-add-event-listener': 'off' } },
    // It is made by a script.
    { files: ['packages/elements/src/react/index.ts'], rules: { 'max-lines': 'off' } },
    {
      files: ['*.config.*', 'rollup.config.mjs', 'docs/site/.vitepress/**'],
      rules: { 'import/no-default-export': 'off' },
    },
  ],
};
