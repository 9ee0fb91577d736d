import { basename, dirname } from 'node:path';
import { nodeResolve } from '@rollup/plugin-node-resolve';
import terser from '@rollup/plugin-terser';
import { browsersOnly } from './scripts/rollup/browsers-only.mjs';
import { copyAssets, copyScripts } from './scripts/rollup/copy-assets.mjs';
import { gatherShared, laterChunks } from './scripts/rollup/later-chunks.mjs';
import { leanDecorate } from './scripts/rollup/lean-decorate.mjs';
import { localeCatalogues } from './scripts/rollup/locale-catalogues.mjs';
import { modernCssTag } from './scripts/rollup/modern-css-tag.mjs';
import { noLitGlobals } from './scripts/rollup/no-lit-globals.mjs';
import { renameTrustedTypesPolicy } from './scripts/rollup/rename-trusted-types-policy.mjs';
import { requireMessageIds } from './scripts/rollup/require-message-ids.mjs';
import { shrinkTemplates } from './scripts/rollup/shrink-templates.mjs';
import { trimLocalize } from './scripts/rollup/trim-localize.mjs';
import { trimXstate } from './scripts/rollup/trim-xstate.mjs';

/** What every bundle needs. */
const common = () => [nodeResolve({ browser: true }), renameTrustedTypesPolicy()];

const minify = () =>
  terser({
    ecma: 2022,
    module: true,
    compress: { passes: 3, keep_fargs: false, unsafe_arrows: true },
    // XState and Lit name what nobody outside is to touch with a leading underscore, and so may we.
    mangle: { properties: { regex: /^_[a-z]/i } },
    // One character beyond Latin-1 doubles what a browser keeps of the whole script.
    format: { comments: false, ascii_only: true },
  });

/**
 * What a visitor's browser loads is counted in bytes: this leaves out what the widget does not use of its libraries. Each
 * step fails the build where it meets something it does not know.
 */
const widgetPlugins = () => [
  ...common(),
  browsersOnly(),
  leanDecorate(),
  noLitGlobals(),
  modernCssTag(),
  requireMessageIds(),
  trimLocalize(),
  trimXstate(),
  shrinkTemplates(),
  laterChunks('footbridge-panel.js'),
  minify(),
];

const consolePlugins = () => [
  ...common(),
  terser({ ecma: 2022, module: true, format: { comments: false } }),
  copyAssets(['index.html', 'console.css', 'console.svg'].map((name) => `packages/bridge/console/${name}`)),
];

const themes = ['paper.css', 'meadow.css', 'dock.css'].map((name) => `packages/elements/themes/${name}`);

const galleryPlugins = () => [
  ...common(),
  copyAssets([...['index.html', 'gallery.css'].map((name) => `packages/elements/gallery/${name}`), ...themes]),
  copyScripts('packages/elements/out/localization/generated'),
];

// tsc has already written JavaScript to out/; Rollup only bundles it. One row for each file that is served.
const rows = [
  {
    input: 'packages/elements/out/embed/loader.js',
    file: 'packages/elements/dist/footbridge.js',
    format: 'iife',
    plugins: widgetPlugins(),
  },
  {
    // It imports its linkifier when a message first needs one; Rollup makes that a file of its own.
    input: 'packages/elements/out/embed/panel.js',
    file: 'packages/elements/dist/footbridge-panel.js',
    format: 'es',
    manualChunks: gatherShared(
      '/embed/panel.js',
      ['/conversation/define-conversation.js', '/tabs/index.js'],
      /\/client\/out\/create-footbridge\.js$/,
      /\/protocol\/out\/(contact-fields|.*-(callback|site)-(request|response)|encode-problem-report)\.js$/,
    ),
    plugins: [localeCatalogues('packages/elements/out/localization/generated'), ...widgetPlugins(), copyAssets(themes)],
  },
  {
    // For pages that bring a user interface of their own and no bundler.
    input: 'packages/client/out/index.js',
    file: 'packages/client/dist/footbridge-client.js',
    format: 'es',
    plugins: [nodeResolve({ browser: true }), trimXstate(), minify()],
  },
  {
    // A contact centre within the page, for pages that are looked at and not visited.
    input: 'packages/msw/out/embed.js',
    file: 'packages/msw/dist/footbridge-mock.js',
    format: 'es',
    plugins: [
      nodeResolve({ browser: true, exportConditions: ['browser'] }),
      copyAssets(['node_modules/msw/lib/mockServiceWorker.js']),
    ],
  },
  {
    input: 'packages/bridge/console/out/main.js',
    file: 'packages/bridge/dist/console/console.js',
    format: 'es',
    plugins: consolePlugins(),
  },
  {
    // Every element in every state, for people and for the checks that look at them.
    input: 'packages/elements/gallery/out/main.js',
    file: 'packages/elements/gallery/dist/gallery.js',
    format: 'es',
    plugins: galleryPlugins(),
  },
];

/** A file that is fetched later is named after the module that it is made of, or its folder. */
const laterFileName = ({ name, facadeModuleId }) =>
  `footbridge-${name === 'index' && facadeModuleId ? basename(dirname(facadeModuleId)) : name.replace('define-', '')}.js`;

export default rows.map(({ input, file, format, plugins, manualChunks }) => ({
  input,
  output: {
    dir: dirname(file),
    entryFileNames: basename(file),
    chunkFileNames: laterFileName,
    format,
    sourcemap: true,
    ...(manualChunks && { manualChunks, onlyExplicitManualChunks: true }),
  },
  plugins,
  // The panel's file also gives its later files what they need of it.
  preserveEntrySignatures: 'allow-extension',
  // A warning is a mistake that has not been understood yet. How a library's modules import each other is its own business.
  onLog(level, log, handler) {
    if (log.code === 'CIRCULAR_DEPENDENCY' && log.ids?.every((id) => id.includes('/node_modules/'))) return;
    handler(level === 'warn' ? 'error' : level, log);
  },
}));
