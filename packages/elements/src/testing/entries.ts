import type { Author, ChatSnapshot, Party, TextEntry } from '@footbridge/client';

export const visitor: Author = { kind: 'visitor', name: 'Mary', key: 'visitor' };
export const alicia: Author = { kind: 'agent', name: 'Alicia Adams', key: 'alicia' };
export const system: Author = { kind: 'system', name: 'IC', key: 'system' };

/** A message with everything that a test doesn't care about. */
export function textEntry(author: Author, text: string, more: Partial<TextEntry> = {}): TextEntry {
  return { kind: 'text', key: text, author, text, atMs: 0, late: false, delivery: undefined, ...more };
}

/** An agent in the chat. */
export function agentParty(more: Partial<Party> = {}): Party {
  const { key, name } = alicia;
  return { key, name, kind: 'agent', state: 'active', typing: false, photoUrl: undefined, ...more };
}

/** An open chat with what a test cares about. */
export function openChat(more: Partial<ChatSnapshot> = {}): ChatSnapshot {
  return { status: 'open', endReason: undefined, connection: 'connected', parties: [], entries: [], ...more };
}
