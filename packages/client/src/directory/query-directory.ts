import {
  decodeDirectoryAnswer,
  encodeDirectoryQueryRequest,
  siteEndpoints,
  type DirectoryAnswer,
  type DirectoryEntry,
  type DirectoryQueryRequest,
} from '@footbridge/protocol';
import type { Footbridge } from '../client.js';
import { runErrand } from '../errand/run-errand.js';
import { linkOf } from '../link-of.js';

/** Whom a visitor may ask for. */
export interface Directory {
  /** Every department that there is, whatever was asked for. */
  readonly departments: readonly string[];
  /** At most 50. */
  readonly entries: readonly DirectoryPerson[];
}

/** A person, or a queue: its target and type are those of a chat or a callback with it. */
export interface DirectoryPerson extends Omit<DirectoryEntry, 'photoPath'> {
  readonly photoUrl: string | undefined;
}

/**
 * Searches for people by the beginnings of their names and departments; with nothing given, lists everybody. Rejects with
 * `not-allowed` where the server has no directory, `unreachable`, `unreadable-answer`, `refused` or `disposed`.
 */
export async function queryDirectory(footbridge: Footbridge, wanted: DirectoryQueryRequest = {}): Promise<Directory> {
  const { answer, at } = await runErrand<DirectoryAnswer>(footbridge, {
    endpoint: siteEndpoints.directoryQuery,
    isAllowed: ({ capabilities }) => capabilities.common.has('footbridge.directory'),
    encode: () => encodeDirectoryQueryRequest(wanted),
    read: decodeDirectoryAnswer,
    isQuestion: true,
  });
  const base = linkOf(footbridge).settings.servers[at.server];
  return {
    departments: answer.departments,
    entries: answer.entries.map(({ photoPath, ...entry }) => ({
      ...entry,
      photoUrl: photoPath && `${base}${photoPath}`,
    })),
  };
}
