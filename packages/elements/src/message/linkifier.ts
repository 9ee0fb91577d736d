/**
 * Finds the links in a text. A file of its own in the build, because most chats hold no link. What it finds is not yet safe
 * to link to.
 */
import { LinkifyIt } from 'linkify-it';
import type { Segment } from './segment.js';

// Without a scheme only what begins with `www.` counts: "etc.So" is a missing space more often than a place in Somalia.
const linkify = new LinkifyIt({ fuzzyLink: true }).add('ftp:', null).add('//', null);
const isNamed = ({ schema, raw }: { schema: string; raw: string }) => schema !== '' || /^www\./i.test(raw);

/** Characters that turn the direction of the text after them, with which an address can be made to read as another. */
const directionControls = /[\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]/g;

/** Splits a text into plain pieces and links, in order. */
export function findLinks(text: string): readonly Segment[] {
  const segments: Segment[] = [];
  let end = 0;
  for (const match of linkify.match(text) ?? []) {
    if (!isNamed(match)) continue;
    if (match.index > end) segments.push({ text: text.slice(end, match.index), url: undefined });
    segments.push({ text: match.raw.replace(directionControls, ''), url: match.url });
    end = match.lastIndex;
  }
  if (end < text.length) segments.push({ text: text.slice(end), url: undefined });
  return segments;
}
