/** For pages without a bundler: everything in one file, Mock Service Worker's part for pages included. */
export { setupWorker } from 'msw/browser';
export * from './index.js';
export { showMockPanel } from './panel/define-mock-panel.js';
