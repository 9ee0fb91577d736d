/** Lets something begin whose failure is told of when the visitor wants what it was for. */
export function quietly(beginning: Promise<unknown>): void {
  beginning.catch(() => {});
}
