const lean = `
export const __decorate = (decorators, prototype, name) => {
  for (const decorate of decorators) decorate(prototype, name);
};
`;

/** TypeScript's helper for decorators, for the only kind we have: those of a field, which give nothing back. */
export function leanDecorate() {
  return {
    name: 'lean-decorate',
    transform(_code, id) {
      return id.includes('/tslib/') ? { code: lean, map: { mappings: '' } } : null;
    },
  };
}
