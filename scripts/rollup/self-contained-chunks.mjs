/**
 * Fails the build when a file that is fetched later imports the one that fetches it. The loader may have fetched that under
 * an address with a number at its end, and then the browser would load it a second time.
 */
export function selfContainedChunks() {
  return {
    name: 'self-contained-chunks',
    generateBundle(_options, bundle) {
      for (const { type, isEntry, imports, fileName } of Object.values(bundle)) {
        if (type === 'chunk' && !isEntry && imports.length > 0)
          this.error(`${fileName} imports ${imports.join(', ')}.`);
      }
    },
  };
}
