import type { Entry } from '@footbridge/client';
import { entryTextOf } from '../internal/entry-text.js';

/** What the events about one message have in common. A file's address stays out: it holds the visitor's secret id. */
export abstract class ConversationEvent extends Event {
  /** Stable within the chat. */
  readonly key: string;
  /** Whether it is text, a pushed URL, a file, or the notice that something is missing. */
  readonly kind: Entry['kind'];
  /** What was said; of a file, its name. */
  readonly text: string;
  /** Whether the visitor, an agent or the system said it. */
  readonly authorKind: Entry['author']['kind'];
  /** Under which name. */
  readonly authorName: string;
  /** When it was first seen, in milliseconds since the epoch. */
  readonly atMs: number;

  constructor(type: string, entry: Entry) {
    super(type, { bubbles: true, composed: true });
    this.key = entry.key;
    this.kind = entry.kind;
    this.text = entryTextOf(entry);
    this.authorKind = entry.author.kind;
    this.authorName = entry.author.name;
    this.atMs = entry.atMs;
  }
}
