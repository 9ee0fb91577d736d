import { fileURLToPath } from 'node:url';
import { defineConfig } from 'vitest/config';
import { trimXstate } from './scripts/rollup/trim-xstate.mjs';

const source = (path: string) => fileURLToPath(new URL(path, import.meta.url));

export default defineConfig({
  // The machines are tested on the XState that visitors get; the simulation runs them on the whole of it.
  plugins: [trimXstate()],
  resolve: {
    // Tests read the sources, so that no stale build can make them pass.
    alias: [
      // The file that bundlers take.
      { find: 'xstate', replacement: source('node_modules/xstate/dist/xstate.esm.js') },
      { find: '@footbridge/protocol/server', replacement: source('packages/protocol/src/server.ts') },
      { find: '@footbridge/bridge/core', replacement: source('packages/bridge/src/core.ts') },
      { find: /^@footbridge\/client\/([\w-]+)$/, replacement: source('packages/client/src/$1/index.ts') },
      { find: /^@footbridge\/(\w+)$/, replacement: source('packages/$1/src/index.ts') },
    ],
  },
  test: {
    server: { deps: { inline: [/xstate/] } },
    include: ['packages/**/*.test.ts', 'scripts/**/*.test.ts', 'e2e/simulation/**/*.test.ts'],
    exclude: ['**/node_modules/**', '**/out/**', '**/dist/**'],
    testTimeout: 20_000,
  },
});
