const modern = `
export const supportsAdoptingStyleSheets = true;
export class CSSResult {}
export const css = ([text]) => {
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(text);
  return sheet;
};
export const unsafeCSS = (text) => css([text]);
export const getCompatibleStyle = (style) => style;
export const adoptStyles = (root, styles) => {
  root.adoptedStyleSheets = styles;
};
`;

/**
 * Lit's `css` without its way around browsers that know no constructable style sheets, which the launcher needs anyway,
 * and without values inside a template, which ours have none of.
 */
export function modernCssTag() {
  return {
    name: 'modern-css-tag',
    transform(code, id) {
      if (id.includes('/packages/') && /\bcss ?`[^`]*\$\{/.test(code)) this.error(`${id} has a value inside css.`);
      return id.endsWith('/@lit/reactive-element/css-tag.js') ? { code: modern, map: { mappings: '' } } : null;
    },
  };
}
