// Made by `npm run l10n:build` from the catalogues in ../xliff.
export const texts = {};
