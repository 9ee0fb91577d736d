/** Agents' pictures, as the configuration names them. A path never leaves the bridge; an opaque id stands for it. */
import { isSameName, type Centre } from './centre.js';

export interface Photo {
  readonly bytes: Uint8Array;
  readonly contentType: string;
}

/** protocol §9 item 25 */
export function photoPathOf(centre: Centre, agentName: string): string | undefined {
  const file = photoFileOf(centre, agentName);
  return file === undefined ? undefined : `/websvcs/partyInfo/photo/${photoIdOf(centre, file)}.png`;
}

/** The picture behind an id, whoever's it is. */
export async function openPhoto(centre: Centre, id: string): Promise<Photo | undefined> {
  for (const { name } of centre.agents) {
    const file = photoFileOf(centre, name);
    if (file !== undefined && photoIdOf(centre, file) === id) return readPhoto(centre, file);
  }
  return undefined;
}

export async function openPhotoOf(centre: Centre, agentName: string): Promise<Photo | undefined> {
  const file = photoFileOf(centre, agentName);
  return file === undefined ? undefined : readPhoto(centre, file);
}

function photoFileOf({ agents }: Centre, agentName: string): string | undefined {
  const agent = agents.find(({ name }) => isSameName(name, agentName));
  return agent?.aliasPhoto ?? agent?.photo;
}

const photoIdOf = (centre: Centre, file: string): string => centre.store.keyedHash(`photo ${file}`).slice(0, 32);

async function readPhoto(centre: Centre, file: string): Promise<Photo | undefined> {
  const bytes = await centre.localFiles.read(file);
  const contentType = bytes && pictureTypeOf(bytes);
  return bytes && contentType !== undefined ? { bytes, contentType } : undefined;
}

const SIGNATURES: readonly { readonly contentType: string; readonly at: number; readonly bytes: readonly number[] }[] =
  [
    { contentType: 'image/png', at: 0, bytes: [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a] },
    { contentType: 'image/jpeg', at: 0, bytes: [0xff, 0xd8, 0xff] },
    { contentType: 'image/gif', at: 0, bytes: [0x47, 0x49, 0x46, 0x38] },
    { contentType: 'image/webp', at: 8, bytes: [0x57, 0x45, 0x42, 0x50] },
  ];

/** What a picture is by its first bytes, whatever its name says; undefined for anything a browser could run. */
export const pictureTypeOf = (content: Uint8Array): string | undefined =>
  SIGNATURES.find(({ at, bytes }) => bytes.every((byte, index) => content[at + index] === byte))?.contentType;
