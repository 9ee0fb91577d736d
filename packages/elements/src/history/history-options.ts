/** How a conversation is kept. */
export interface HistoryOptions {
  /** The language tag for dates and times; the browser's language where it is empty. */
  readonly language: string;
  /** What stands above the conversation. */
  readonly heading: string;
}
