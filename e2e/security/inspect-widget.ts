import type { Page } from '@playwright/test';

export interface Inspection {
  /** The names of the elements that the widget is made of. */
  readonly names: readonly string[];
  /** Attributes that hold scripts or styles. */
  readonly scripted: readonly string[];
  /** The links that lead where no link may, or let the other side look back. */
  readonly badLinks: readonly string[];
  /** What the messages say, without what is only said to screen readers. */
  readonly texts: readonly string[];
  readonly isPwned: boolean;
}

/** Lets a page know when a script of somebody else's has run. */
export async function layBait(page: Page): Promise<void> {
  await page.addInitScript(() => {
    Object.assign(window, { pwn: () => Object.assign(window, { pwned: true }) });
  });
}

/** Looks at all that there is in the widget. */
export function inspectWidget(page: Page): Promise<Inspection> {
  return page.evaluate(() => {
    const within = (root: ParentNode): Element[] =>
      [...root.querySelectorAll('*')].flatMap((element) => [
        element,
        ...(element.shadowRoot ? within(element.shadowRoot) : []),
      ]);
    const widget = document.querySelector('footbridge-widget');
    const elements = widget?.shadowRoot ? within(widget.shadowRoot) : [];
    const isSafe = (link: HTMLAnchorElement): boolean =>
      ['http:', 'https:', 'mailto:'].includes(link.protocol) &&
      link.username + link.password === '' &&
      link.target === '_blank' &&
      link.rel === 'noopener noreferrer' &&
      link.referrerPolicy === 'no-referrer';
    const links = elements.filter((element) => element instanceof HTMLAnchorElement);
    return {
      names: [...new Set(elements.map(({ localName }) => localName))],
      scripted: elements
        .flatMap(({ attributes }) => [...attributes])
        .filter(
          ({ name, value }) =>
            /^on|^srcdoc$/.test(name) ||
            // The list of messages keeps room for those that it doesn't show.
            (name === 'style' && !/^(?:margin-(?:top|bottom): [\d.]+px; ?)*$/.test(value)) ||
            /^\s*(javascript|data|vbscript):/i.test(value),
        )
        .map(({ name, value }) => `${name}=${value}`),
      badLinks: links.filter((link) => !isSafe(link)).map(({ outerHTML }) => outerHTML),
      texts: elements
        .filter((element) => element.matches('[part=bubble], [part=system]'))
        .map((bubble) => {
          const copy = bubble.cloneNode(true) as Element;
          for (const unseen of copy.querySelectorAll('.unseen')) unseen.remove();
          return copy.textContent;
        }),
      isPwned: 'pwned' in window,
    };
  });
}
