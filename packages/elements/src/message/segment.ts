/** A piece of a message: plain text, or with `url` something that looks like a link. */
export interface Segment {
  readonly text: string;
  /** As it was found; of any scheme. */
  readonly url: string | undefined;
}

/** Whether a text holds something like a link, so that the linkifier is worth fetching. */
export function mayHoldLinks(text: string): boolean {
  return /:\/\/|www\.|@|mailto:/i.test(text);
}
