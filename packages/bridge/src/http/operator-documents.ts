/** The operators' documents by their paths, each in the forms it has. */
import { cannedResponses } from '../agent/canned-responses.js';
import {
  chattingVisitors,
  describeInteraction,
  endedInteractions,
  liveRequests,
} from '../operator/describe-interaction.js';
import { describeLog } from '../operator/describe-log.js';
import { describeParameters } from '../operator/describe-parameters.js';
import { describeSite } from '../operator/describe-site.js';
import { describeUsers } from '../operator/describe-users.js';
import { isoTime } from '../operator/iso-time.js';
import type { BlockDocument, LogDocument, ReportDocument } from '../operator/operator-api.js';
import { listBlocks } from '../service/blocks.js';
import { isSameName, type Centre } from '../service/centre.js';
import { openPhotoOf } from '../service/photos.js';
import { COMMON_HEADERS, empty, json } from './answers.js';
import { writeInteractionPage, writeInteractionText } from './write-interaction.js';
import { writeXml } from './write-xml.js';

/** What a document is made from. */
export interface DocumentRequest {
  readonly centre: Centre;
  readonly tenant: { readonly name: string; readonly hosts: readonly string[] };
  readonly query: URLSearchParams;
}

type ServeDocument = (request: DocumentRequest) => Response | Promise<Response>;

const DEFAULT_LOG_ENTRIES = 1_000;
const MAX_LOG_ENTRIES = 10_000;
const DEFAULT_HISTORY = 100;
const MAX_HISTORY = 1_000;

/** Nothing runs in a page that is made of what visitors wrote, and nothing is fetched for it. */
const PAGE_POLICY = "default-src 'none'; frame-ancestors 'none'; base-uri 'none'; form-action 'none'; sandbox";

const answer = (body: string, contentType: string, headers: Readonly<Record<string, string>> = {}): Response =>
  new Response(body, { headers: { ...COMMON_HEADERS, 'content-type': `${contentType}; charset=utf-8`, ...headers } });

export const xml = (value: object): Response => answer(writeXml(value), 'application/xml');
export const plain = (text: string, contentType = 'text/plain'): Response => answer(text, contentType);

/** By the path below `/ops/`. */
export const operatorDocuments: ReadonlyMap<string, ServeDocument> = new Map<string, ServeDocument>([
  ['chattingvisitors.json', ({ centre }) => json(chattingVisitors(centre))],
  ['requests.json', ({ centre }) => json(liveRequests(centre))],
  ['history.json', serveHistory],
  ['chat.json', (request) => serveInteraction(request, (interaction) => json(interaction))],
  ['chat.xml', (request) => serveInteraction(request, (chat) => xml({ chat }))],
  ['chat.txt', (request) => serveInteraction(request, (interaction) => plain(writeInteractionText(interaction)))],
  [
    'chat.htm',
    (request) =>
      serveInteraction(request, (interaction) =>
        answer(writeInteractionPage(interaction), 'text/html', { 'content-security-policy': PAGE_POLICY }),
      ),
  ],
  ['site.json', ({ centre, tenant }) => json(describeSite(centre, tenant))],
  ['users.json', ({ centre }) => json(describeUsers(centre))],
  ['user.json', serveUser],
  ['userphoto', servePhoto],
  ['getlog.json', (request) => json(readLog(request))],
  ['getlog.txt', (request) => plain(readLog(request).map(writeLogLine).join(''))],
  ['cannedresponses.json', ({ centre }) => json(cannedResponses(centre))],
  ['parameters.json', ({ centre }) => json(describeParameters(centre))],
  ['blocks.json', ({ centre }) => json(describeBlocks(centre))],
  ['reports.json', ({ centre }) => json(describeReports(centre))],
]);

/** What clients reported, the latest last; ids are left out of the texts. protocol §3.16 */
const describeReports = (centre: Centre): ReportDocument[] =>
  centre.store
    .all('reports')
    .toSorted((one, other) => one.atMs - other.atMs)
    .slice(-MAX_HISTORY)
    .map(({ interactionId, text, atMs }) => ({ interactionId, at: isoTime(atMs), text }));

function serveInteraction(
  { centre, query }: DocumentRequest,
  write: (interaction: NonNullable<ReturnType<typeof describeInteraction>>) => Response,
): Response {
  const interaction = describeInteraction(centre, query.get('id') ?? '');
  return interaction ? write(interaction) : empty(404);
}

function serveHistory({ centre, query }: DocumentRequest): Response {
  const limit = readCount(query.get('limit'), DEFAULT_HISTORY, MAX_HISTORY);
  return json(endedInteractions(centre, { startedBeforeMs: readTime(query.get('before')), limit }));
}

function serveUser({ centre, query }: DocumentRequest): Response {
  const user = describeUsers(centre).find(({ name }) => isSameName(name, query.get('name') ?? ''));
  return user ? json(user) : empty(404);
}

async function servePhoto({ centre, query }: DocumentRequest): Promise<Response> {
  const photo = await openPhotoOf(centre, query.get('name') ?? '');
  if (!photo) return empty(404);
  return new Response(new Uint8Array(photo.bytes), {
    headers: { ...COMMON_HEADERS, 'content-type': photo.contentType },
  });
}

const readLog = ({ centre, query }: DocumentRequest): LogDocument[] =>
  describeLog(centre, {
    interactionId: query.get('id') ?? undefined,
    fromMs: readTime(query.get('from')),
    limit: readCount(query.get('limit'), DEFAULT_LOG_ENTRIES, MAX_LOG_ENTRIES),
  });

/** Details are on one line whatever is in them: JSON has no bare line breaks. */
const writeLogLine = ({ at, code, interactionId = '-', detail }: LogDocument): string =>
  `${at} ${code} ${interactionId} ${JSON.stringify(detail)}\n`;

const describeBlocks = (centre: Centre): BlockDocument[] =>
  listBlocks(centre).map(({ addressHash, sinceMs }) => ({ blockId: addressHash, since: isoTime(sinceMs) }));

function readTime(text: string | null): number | undefined {
  const timeMs = Date.parse(text ?? '');
  return Number.isNaN(timeMs) ? undefined : timeMs;
}

const readCount = (text: string | null, ordinary: number, max: number): number =>
  text !== null && /^[1-9]\d{0,6}$/.test(text) ? Math.min(max, Number(text)) : ordinary;
