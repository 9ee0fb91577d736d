/** What a browser loads has no need of what stands in for its classes on a server. */
const ELSEWHERE = /globalThis\.HTMLElement \?\? Object/g;

export function browsersOnly() {
  return {
    name: 'browsers-only',
    transform(code) {
      const lean = code.replace(ELSEWHERE, 'HTMLElement');
      return lean === code ? null : { code: lean, map: null };
    },
  };
}
