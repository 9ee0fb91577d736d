import { render } from 'lit';

/**
 * Fills a live region. Elements that share one must fill it alike. It holds one text: of several paragraphs that come at
 * once, a screen reader may say the last one first, or only one of them.
 */
export function announce(lines: readonly string[], region: HTMLElement): void {
  render(lines.join('\n'), region);
}
