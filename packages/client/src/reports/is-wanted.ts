/**
 * Whether a server's filter wants a report. The filter comes from outside and runs on the page's own thread, so it is
 * evaluated only where the work can be told beforehand; where it can't, nothing is sent.
 */

const MOST_CHARACTERS = 256;
/** A laptop does these in 15 ms. One unbounded quantifier is within it for a report of the usual length, two never are. */
const MOST_STEPS = 12_000_000;

/** No filter wants every report. One that is no expression, or that might take long, wants none. protocol §6.12 */
export function isWanted(text: string, expression: string | undefined): boolean {
  if (!expression) return true;
  if (expression.length > MOST_CHARACTERS || estimateSteps(expression, text.length) > MOST_STEPS) return false;
  try {
    return new RegExp(expression).test(text);
  } catch {
    return false;
  }
}

/** An escape, a class, a quantifier with what makes it lazy, or any other character. */
const tokens = /\\[^]|\[(?:\\[^]|[^\]\\])*\]|([*+?]|\{\d+(?:,\d*)?\})\??|[^]/g;

/**
 * The most ways in which an expression can be tried on a text: each quantifier and each alternative multiplies them. A
 * repeated group may hold both, and then they grow with its power; so may a back reference: neither has a bound.
 */
export function estimateSteps(expression: string, textLength: number): number {
  let steps = textLength;
  let before = '';
  for (const [token, quantifier] of expression.matchAll(tokens)) {
    if (/^\\[1-9k]/.test(token)) return Infinity;
    if (token === '|') steps *= 2;
    if (quantifier) {
      if (before === ')' && quantifier !== '?') return Infinity;
      steps *= waysOf(quantifier, textLength);
    }
    before = token;
  }
  return steps;
}

function waysOf(quantifier: string, textLength: number): number {
  if (quantifier === '?') return 2;
  const [, most] = /^\{(?:\d+,)?(\d+)\}$/.exec(quantifier) ?? [];
  return most === undefined ? textLength : Number(most) + 1;
}
