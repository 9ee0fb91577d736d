/**
 * How many lines of a long conversation are in the document: some ten screens of a panel. A line has about fifteen nodes,
 * Lit's own included, so that together they stay well below 1,500.
 */
export const WINDOW_LINES = 80;
