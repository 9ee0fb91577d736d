const shrinkCss = (text) =>
  text
    .replace(/\/\*[^]*?\*\//g, '')
    .replace(/\s+/g, ' ')
    .replace(/ ?([{};,!]) ?/g, '$1')
    .replace(/: /g, ':')
    .replace(/;}/g, '}')
    .replace(/='([\w-]+)'\]/g, '=$1]')
    .replace(/\b0\./g, '.')
    .trim();

/**
 * Takes out of our templates what neither CSS nor HTML needs: terser leaves them alone. Lines stay lines where there is
 * HTML, so that source maps stay true; a file of styles holds nothing else.
 */
export function shrinkTemplates() {
  return {
    name: 'shrink-templates',
    transform(code, id) {
      if (!id.includes('/packages/elements/')) return null;
      const styled = code.replace(/\bcss( =)? ?`([^`]*)`/g, (_all, is = '', text) => `css${is}\`${shrinkCss(text)}\``);
      return { code: styled.replace(/\n[ \t]+/g, '\n'), map: null };
    },
  };
}
