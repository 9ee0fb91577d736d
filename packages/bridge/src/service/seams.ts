/** What a centre needs from outside to keep files and to send mail. A host decides where they really are. */

import type { MailRecord } from '../store/records.js';

/** Where agents' files lie, under random names. protocol §3.8 */
export interface FileSandbox {
  /** Keeps a file's bytes before this resolves. */
  put(fileId: string, bytes: Uint8Array): Promise<void>;
  get(fileId: string): Promise<Uint8Array | undefined>;
  /** Does nothing where there is no such file. */
  remove(fileId: string): Promise<void>;
  /** Every id that it has, and names under which files were never finished; a bridge removes what it does not know. */
  list(): Promise<readonly string[]>;
}

/** Reads files that the configuration names: agents' photos and canned responses. */
export interface LocalFiles {
  /** Undefined where there is none, or it is larger than the host allows. */
  read(path: string): Promise<Uint8Array | undefined>;
}

/** A mail; its id is the same for every try to send it, so that a receiver can tell a repeat. */
export type Mail = Omit<MailRecord, 'attempts'>;

export interface MailTransport {
  /** Resolves once somebody else is responsible for the mail. */
  send(mail: Mail): Promise<void>;
  /** Deletes what it still has of an interaction's mail. */
  forget(interactionId: string): Promise<void>;
}

/** What agents send often. A file's `text` is the path that the configuration names. */
export interface ConfiguredResponse {
  readonly id: string;
  readonly title: string;
  readonly kind: 'text' | 'url' | 'file';
  readonly text: string;
}

/** The addresses of the host names in comma-separated lists, by name in lower case; none for one that nobody knows. */
export type ResolveHosts = (lists: readonly string[]) => Promise<Readonly<Record<string, readonly string[]>>>;

/** A sandbox that lives as long as its process. */
export function createMemorySandbox(): FileSandbox {
  const files = new Map<string, Uint8Array>();
  return {
    async put(fileId, bytes) {
      files.set(fileId, bytes);
    },
    get: async (fileId) => files.get(fileId),
    async remove(fileId) {
      files.delete(fileId);
    },
    list: async () => [...files.keys()],
  };
}
