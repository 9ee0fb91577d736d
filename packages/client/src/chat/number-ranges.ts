/** Whole numbers as ranges, first and last of each, in order: a chat without gaps is one of them, however long. */
export type NumberRanges = readonly (readonly [number, number])[];

export const hasNumber = (ranges: NumberRanges, number: number): boolean =>
  ranges.some(([first, last]) => first <= number && number <= last);

export function addNumber(ranges: NumberRanges, number: number): NumberRanges {
  const joined: [number, number][] = [];
  for (const [first, last] of [...ranges, [number, number] as const].toSorted(([one], [other]) => one - other)) {
    const end = joined.at(-1);
    if (end && first <= end[1] + 1) end[1] = Math.max(end[1], last);
    else joined.push([first, last]);
  }
  return joined;
}
