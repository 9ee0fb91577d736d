type ElementClass = CustomElementConstructor & { readonly version?: string };

/**
 * Registers an element. A page that loads the same version twice never notices; with two versions the first one stays
 * and the console names both.
 */
export function define(tag: string, element: ElementClass): void {
  const present: ElementClass | undefined = customElements.get(tag);
  if (!present) customElements.define(tag, element);
  else if (present.version !== element.version) {
    // oxlint-disable-next-line no-console -- the page's developer is the only one who can mend this
    console.warn(`<${tag}> ${present.version} is on the page; ${element.version} is ignored.`);
  }
}
