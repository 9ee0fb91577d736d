import { css } from 'lit';

/**
 * Every colour, size and shape, once. A page sets the public `--footbridge-*` properties, which the widget documents; the
 * `--_*` ones are what the elements' own styles read. `light-dark()` follows `color-scheme`, which follows the visitor's
 * system or the widget's `theme`.
 */
export const tokens = css`
  :host {
    --_accent: var(--footbridge-accent, light-dark(#3b50df, #4a5fee));
    --_on-accent: var(--footbridge-on-accent, #fff);
    --_link: var(--footbridge-link, light-dark(#3246c8, #b0bcff));
    --_surface: var(--footbridge-surface, light-dark(#fff, #17191f));
    --_raised: var(--footbridge-raised, light-dark(#f1f3f7, #262a34));
    --_text: var(--footbridge-text, light-dark(#1b1e27, #f0f2f7));
    --_muted: var(--footbridge-muted, light-dark(#596172, #a5adbd));
    --_border: var(--footbridge-border, light-dark(#e3e6ed, #333845));
    --_edge: var(--footbridge-edge, light-dark(#848c9c, #767f90));
    --_danger: var(--footbridge-danger, light-dark(#b3261e, #ffb4ab));
    --_radius: var(--footbridge-radius, 18px);
    box-sizing: border-box;
  }

  :host([hidden]) {
    display: none !important;
  }
`;
