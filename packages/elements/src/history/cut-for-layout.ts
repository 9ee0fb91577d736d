/** After a space where there is one, else between two characters. */
const PIECE = /.{1,2000}(?:\s|$)|.{2000}/gsu;

/** A long text in pieces, nothing of it lost: a browser may take seconds for the layout of one paragraph of a megabyte. */
export const cutForLayout = (text: string): readonly string[] => text.match(PIECE) ?? [text];
