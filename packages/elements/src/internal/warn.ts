/** Tells the page's developer, who alone can mend it, what is set up wrongly. */
export function warn(what: string): void {
  // oxlint-disable-next-line no-console -- the page's developer is the only one who can mend this
  console.warn(`Footbridge: ${what}`);
}
