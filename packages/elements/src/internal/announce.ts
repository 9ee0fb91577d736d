import { html, render } from 'lit';

/** Fills a live region. Elements that share one must fill it alike. */
export function announce(lines: readonly unknown[], region: HTMLElement): void {
  render(
    lines.map((line) => html`<p>${line}</p>`),
    region,
  );
}
