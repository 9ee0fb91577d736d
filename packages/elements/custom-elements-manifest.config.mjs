// What `cem analyze` reads. The manifest feeds editors, framework types and the documentation.
export default {
  globs: ['src/**/*.ts'],
  exclude: ['src/**/*.test.ts', 'src/testing/**', 'src/embed/**'],
  outdir: '.',
  litelement: true,
  packagejson: false,
};
