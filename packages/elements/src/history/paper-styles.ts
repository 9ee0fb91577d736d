/** For a document of its own, and so no `css`, which makes a sheet for this one. */
export const paperStyles = `
  @page { margin: 18mm; }
  :root { color-scheme: light; }
  body { margin: 0; font: 11pt/1.45 system-ui, sans-serif; color: #000; background: #fff; }
  h1 { margin: 0; font-size: 16pt; }
  h2 { margin: 1.4em 0 0.5em; padding-block-end: 0.2em; border-block-end: 1px solid #999; font-size: 11pt; break-after: avoid; }
  p {
    position: relative;
    margin: 0 0 0.35em;
    padding-inline-start: 6em;
    white-space: pre-wrap;
    overflow-wrap: anywhere;
    orphans: 2;
    widows: 2;
  }
  time { position: absolute; inset-inline-start: 0; color: #555; }
  .system, small { color: #555; }
  small { font-size: 1em; font-style: italic; }
`;
