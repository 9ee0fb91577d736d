/** What Lit leaves on the page for its own tools and for decorators that we don't use. */
const traces = new Map([
  [
    '/@lit/reactive-element/reactive-element.js',
    [
      [',a.litPropertyMetadata??=new WeakMap;', ';'],
      ['const s=litPropertyMetadata.get(t);if(void 0!==s)for(const[t,i]of s)this.elementProperties.set(t,i)', ''],
      [',(a.reactiveElementVersions??=[]).push("2.1.2")', ''],
    ],
  ],
  ['/lit-element/lit-element.js', [['(s.litElementVersions??=[]).push("4.2.2");', '']]],
  ['/lit-html/lit-html.js', [[',(t.litHtmlVersions??=[]).push("3.3.3");', ';']]],
]);

/**
 * Keeps Lit from leaving globals of its own on a page, which gets one of ours and no more. A Lit that leaves other traces
 * fails the build.
 */
export function noLitGlobals() {
  return {
    name: 'no-lit-globals',
    transform(code, id) {
      const found = [...traces].find(([file]) => id.endsWith(file));
      if (!found) return null;
      let clean = code;
      for (const [trace, instead] of found[1]) {
        if (!clean.includes(trace)) this.error(`${id} leaves globals in a way that the build does not know.`);
        clean = clean.replace(trace, instead);
      }
      return { code: clean, map: null };
    },
  };
}
