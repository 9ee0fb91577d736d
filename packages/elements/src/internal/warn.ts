const told = new Set<string>();

/** Tells the page's developer, who alone can mend it, once what is set up wrongly. */
export function warn(what: string): void {
  if (told.has(what)) return;
  told.add(what);
  // oxlint-disable-next-line no-console -- the page's developer is the only one who can mend this
  console.warn(`Footbridge: ${what}`);
}
