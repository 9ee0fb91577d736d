/**
 * Which lines of a long conversation are in the document: those around what is read. It counts lines and knows neither
 * what they say nor how they look.
 */
import { WINDOW_LINES } from './window-lines.js';

/** The lines from `start` up to, not including, `end`. */
export interface LineWindow {
  readonly start: number;
  readonly end: number;
}

/** A window this near to where it should be stays, so that it does not move with every pixel of scrolling. */
const SLACK_LINES = 8;

/** The window with a line in its middle, as far as the ends allow; `before` itself where that will do. */
export function windowAround(middle: number, lineCount: number, before?: LineWindow): LineWindow {
  const latest = Math.max(0, lineCount - WINDOW_LINES);
  const start = Math.min(Math.max(0, middle - WINDOW_LINES / 2), latest);
  const end = Math.min(start + WINDOW_LINES, lineCount);
  if (before?.start === start && before.end === end) return before;
  const mayStay = before && before.end <= lineCount && before.end - before.start === WINDOW_LINES;
  // Nobody would reach the first or the last line where the window stays a little before it.
  const isOuter = start === 0 || start === latest;
  return mayStay && !isOuter && Math.abs(before.start - start) < SLACK_LINES ? before : { start, end };
}

/** Where the lines of a window are in what scrolls, in pixels; before and after them it is empty. */
export interface Extent {
  readonly startPx: number;
  readonly endPx: number;
  readonly wholePx: number;
}

/** The line that belongs at a place where there are none, as happens to whoever drags the scroll bar. */
export function lineAt(topPx: number, { start, end }: LineWindow, lineCount: number, extent: Extent): number {
  const { startPx, endPx, wholePx } = extent;
  if (topPx < startPx) return Math.floor((topPx / startPx) * start);
  const part = (topPx - endPx) / Math.max(1, wholePx - endPx);
  return Math.min(end + Math.floor(part * (lineCount - end)), lineCount - 1);
}

/**
 * The empty space before the lines of a window, in pixels. `keptPx` is the one that leaves what is read where it is. It is a
 * guess, so it may have run out before the lines have, or be left over before the first.
 */
export function spaceAbove(start: number, keptPx: number, linePx: number): number {
  if (start === 0) return 0;
  return keptPx > 0 ? keptPx : start * linePx;
}
