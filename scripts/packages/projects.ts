/** Empty projects into which the packages are installed, each with the few lines that its tool needs. */
export interface Project {
  readonly name: string;
  readonly files: Readonly<Record<string, string>>;
  /** What is installed besides the packages. */
  readonly needs: readonly string[];
  /** The program that makes the page, and its arguments; nothing where the page is there already. */
  readonly build?: readonly [string, ...string[]];
  /** The folder that is served. */
  readonly output: string;
}

const widget = '<footbridge-widget servers="/I3Root/Server1,/I3Root/Server2" target="Marketing"></footbridge-widget>';
const page = (script: string, body = widget) =>
  `<!doctype html><html lang="en"><head><meta charset="utf-8"><title>A page</title><link rel="icon" href="/examples/icon.svg"></head>
  <body><h1>A page</h1>${body}${script}</body></html>`;

export const projects: readonly Project[] = [
  {
    name: 'script-tag',
    files: {
      'public/index.html': page(
        `<script src="../node_modules/@footbridge/elements/dist/footbridge.js" defer
          data-servers="/I3Root/Server1,/I3Root/Server2" data-target="Marketing"></script>`,
        '',
      ),
    },
    needs: [],
    output: '.',
  },
  {
    name: 'es-module',
    files: {
      'index.html': page('<script type="module" src="main.js"></script>'),
      'main.js': "import '@footbridge/elements/define';\n",
    },
    needs: ['vite'],
    build: ['vite', 'build', '--base', './'],
    output: 'dist',
  },
  {
    name: 'webpack',
    files: {
      'src/index.js': "import '@footbridge/elements/define';\n",
      'webpack.config.cjs': `module.exports = {
        mode: 'production', output: { publicPath: 'auto' }, performance: { hints: false },
      };`,
      'dist/index.html': page('<script src="main.js" defer></script>'),
    },
    needs: ['webpack', 'webpack-cli'],
    build: ['webpack', '--config', 'webpack.config.cjs'],
    output: 'dist',
  },
  {
    name: 'next',
    files: {
      'app/layout.jsx':
        'export default ({ children }) => <html lang="en"><head><title>A page</title><link rel="icon" href="/examples/icon.svg" /></head><body>{children}</body></html>;\n',
      'app/page.jsx':
        "import { Chat } from './chat.jsx';\nexport default () => <main><h1>A page</h1><Chat /></main>;\n",
      'app/chat.jsx': `'use client';
        import { FootbridgeWidget } from '@footbridge/elements/react';
        const options = { servers: ['/I3Root/Server1', '/I3Root/Server2'], target: 'Marketing' };
        export const Chat = () => <FootbridgeWidget options={options} />;`,
      'next.config.mjs': "export default { output: 'export', basePath: '/pages/next' };\n",
    },
    needs: ['next', 'react', 'react-dom'],
    build: ['next', 'build'],
    output: 'out',
  },
];
