import { fileURLToPath } from 'node:url';
import { defineConfig } from 'vitest/config';

const source = (path: string) => fileURLToPath(new URL(path, import.meta.url));

export default defineConfig({
  resolve: {
    // Tests read the sources, so that no stale build can make them pass.
    alias: {
      '@footbridge/protocol/server': source('packages/protocol/src/server.ts'),
      '@footbridge/protocol': source('packages/protocol/src/index.ts'),
      '@footbridge/client': source('packages/client/src/index.ts'),
      '@footbridge/doctor': source('packages/doctor/src/index.ts'),
      '@footbridge/bridge': source('packages/bridge/src/index.ts'),
    },
  },
  test: {
    include: ['packages/**/*.test.ts', 'scripts/**/*.test.ts'],
    exclude: ['**/node_modules/**', '**/out/**', '**/dist/**'],
    testTimeout: 20_000,
  },
});
