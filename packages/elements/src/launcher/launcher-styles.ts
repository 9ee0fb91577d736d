// `!important` inside a shadow root wins over `!important` of the page, so a page's `* { all: unset !important }` can't
// take the button away. `all: initial` also frees it from the page's font size. Forced colours would
// take away the icon, which is a background, so the button keeps its own colours.
export const css = `
:host {
  all: initial !important;
  position: fixed !important;
  inset-block-end: var(--footbridge-offset-block, 20px) !important;
  inset-inline-end: var(--footbridge-offset-inline, 20px) !important;
  z-index: 2147483646 !important;
}
:host([hidden]) {
  display: none !important;
}
@media print {
  :host {
    display: none !important;
  }
}
button {
  all: unset;
  padding: 16px;
  border-radius: 50%;
  background: var(--footbridge-accent, #3b50df);
  box-shadow: 0 4px 20px #0005;
  cursor: pointer;
  forced-color-adjust: none;
}
button:hover {
  filter: brightness(1.2);
}
button:focus-visible {
  outline: 3px solid var(--footbridge-accent, #3b50df);
  outline-offset: 3px;
}
button::before {
  content: '';
  display: block;
  padding: 14px;
  background: var(--footbridge-on-accent, #fff);
  clip-path: var(--footbridge-icon, path('M5 26 6 21A12 11 0 1 1 11 24'));
}
:host([state=loading]) {
  opacity: 0.6 !important;
}
:host([state=failed]) button {
  background: #b3261e;
}
`;
