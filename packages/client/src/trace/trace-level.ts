/** How much a trace tells, the more the higher. protocol §6.13 */
export const traceLevels = {
  /** What was asked for. */
  always: 0,
  /** A conversation is lost. */
  critical: 10,
  /** Nothing begins before somebody helps. */
  error: 20,
  /** Something failed, and may mend. */
  warning: 40,
  /** What state things are in. */
  status: 60,
  /** What was said and done, request by request. */
  note: 80,
  /** Small talk: typing, photos. */
  verbose: 99,
  /** Each poll. */
  all: 100,
} as const;

export type TraceLevel = keyof typeof traceLevels;

/** The level that a visitor asks for in the chat, by the exact words; undefined where it is a text like any other. */
export function decodeTraceCommand(text: string): TraceLevel | undefined {
  const [, level] = /^set tracelevel (all|verbose|note|status|warning|error|critical)$/.exec(text.trim()) ?? [];
  return level as TraceLevel | undefined;
}
