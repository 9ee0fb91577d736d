/** Whom a visitor can ask for by name: people, and queues that are listed. protocol §10.6 */
import { reasons, type DirectoryAnswer, type DirectoryEntry, type DirectoryQueryRequest } from '@footbridge/protocol';
import { findAgent, type Centre, type ConfiguredAgent, type Workgroup } from './centre.js';
import { hasRoom } from './lines.js';
import { photoPathOf } from './photos.js';
import type { QueueReference } from '../store/records.js';
import { accessOf, isOpen } from './access.js';
import { anonymous, refuseQuery } from './query-access.js';
import { closedReason, figuresOf } from './queues.js';
import { canSignIn } from './sign-in.js';

const MAX_ENTRIES = 50;

/** An agent whom visitors may know. */
type ListedAgent = ConfiguredAgent & { readonly displayName: string };

export async function queryDirectory(
  centre: Centre,
  request: DirectoryQueryRequest,
  _address: string | undefined,
): Promise<DirectoryAnswer> {
  const refusal = centre.extensions.directory ? await refuseQuery(centre, anonymous) : reasons.unsupportedOperation;
  return centre.journal.answer(() => (refusal ? { ok: false, reason: refusal } : search(centre, request)));
}

function search(centre: Centre, request: DirectoryQueryRequest): DirectoryAnswer {
  const listed = centre.agents.filter(isListed);
  const people = listed
    .filter((agent) => isMatch(agent, request))
    .map((agent) => describeAgent(centre, agent))
    .toSorted(byName);
  // Who asks for a person or a department wants no queue.
  const queues = Object.values(request).some(Boolean)
    ? []
    : centre.workgroups.flatMap((one) => describeQueue(centre, one));
  return {
    ok: true,
    departments: [...new Set(listed.flatMap(({ department }) => department ?? []))].toSorted(),
    entries: [...queues.toSorted(byName), ...people].slice(0, MAX_ENTRIES),
  };
}

const isListed = (agent: ConfiguredAgent): agent is ListedAgent => Boolean(agent.displayName);

const byName = (one: DirectoryEntry, other: DirectoryEntry): number =>
  one.displayName.localeCompare(other.displayName, 'en');

/** The first word of a display name is the first name; the last name may begin with any word after it. */
function isMatch({ displayName, department = '' }: ListedAgent, request: DirectoryQueryRequest): boolean {
  const names = words(displayName);
  const lastNames = names.length > 1 ? names.slice(1) : names;
  return (
    beginsWith(names.join(' '), request.firstName) &&
    lastNames.some((_, index) => beginsWith(lastNames.slice(index).join(' '), request.lastName)) &&
    beginsWith(words(department).join(' '), request.department)
  );
}

const beginsWith = (text: string, wanted = ''): boolean => text.startsWith(words(wanted).join(' '));

/** As people type them: in any case, with or without accents. */
const words = (text: string): string[] =>
  text
    .normalize('NFKD')
    .replace(/\p{Mark}/gu, '')
    .toLowerCase()
    .split(/\s+/)
    .filter(Boolean);

function describeAgent(centre: Centre, agent: ListedAgent): DirectoryEntry {
  const record = findAgent(centre, agent.name);
  const isSignedIn = record?.signedIn ?? false;
  const available = record !== undefined && hasRoom(centre, record);
  return {
    displayName: agent.displayName,
    target: agent.name,
    targetType: 'User',
    statusText: isSignedIn ? (agent.statusText ?? (available ? 'Available' : 'Busy')) : 'Offline',
    available,
    department: agent.department,
    photoPath: photoPathOf(centre, agent.name),
    ...startable(centre, isSignedIn),
  };
}

function describeQueue(centre: Centre, { name, displayName }: Workgroup): DirectoryEntry[] {
  if (!displayName) return [];
  const { agentsAvailable } = figuresOf(centre, { type: 'workgroup', name });
  const available = agentsAvailable > 0;
  return [
    {
      displayName,
      target: name,
      targetType: 'Workgroup',
      statusText: available ? 'Available' : 'Busy',
      available,
      ...startable(centre, true, { type: 'workgroup', name }),
    },
  ];
}

/** Whether somebody, signed in or not, could start something there now. */
function startable(
  centre: Centre,
  isThere: boolean,
  queue?: QueueReference,
): Pick<DirectoryEntry, 'chat' | 'callback'> {
  const { ChatAccessControl, CallbackAccessControl } = centre.parameters;
  const isOpenFor = (accessControl: number, kind: 'chat' | 'callback'): boolean =>
    isThere && isOpen(accessOf(accessControl, canSignIn(centre))) && !(queue && closedReason(centre, queue, kind));
  return { chat: isOpenFor(ChatAccessControl, 'chat'), callback: isOpenFor(CallbackAccessControl, 'callback') };
}
