import { customElementJetBrainsPlugin } from 'custom-element-jet-brains-integration';
import { customElementVsCodePlugin } from 'custom-element-vs-code-integration';

// What `cem analyze` reads. The manifest feeds editors, framework types and the documentation.
export default {
  globs: ['src/**/*.ts'],
  exclude: ['src/**/*.test.ts', 'src/testing/**', 'src/embed/**', 'src/react/**'],
  outdir: '.',
  litelement: true,
  packagejson: false,
  plugins: [
    customElementJetBrainsPlugin({ packageJson: false, hideLogs: true }),
    customElementVsCodePlugin({ hideLogs: true }),
  ],
};
