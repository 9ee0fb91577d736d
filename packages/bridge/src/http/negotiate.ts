/**
 * In which form a request is to be read and answered. Knows headers only: what is in the body is `read-body.ts`'s and
 * `read-xml.ts`'s business. protocol §1.4
 */
import { reasons, type Reason } from '@footbridge/protocol';

export type Form = 'json' | 'xml';

/** How to read and answer a request, or why it can't be read and in which form to say so. */
export type Negotiation =
  | { readonly ok: true; readonly readAs: Form; readonly answerAs: Form }
  | { readonly ok: false; readonly problem: Reason; readonly answerAs: Form };

/**
 * A body is JSON whatever its type, unless that is XML's: known clients send JSON as a form's or as plain text. The
 * answer is in the form that `Accept` names, JSON first; where it leaves the choice, in the request's own.
 */
export function negotiate(headers: Headers): Negotiation {
  const contentType = parseRange(headers.get('content-type') ?? '');
  const readAs: Form = isXml(contentType.type) ? 'xml' : 'json';
  const answerAs = chooseAnswer(headers.get('accept') ?? '', readAs);
  const problem = answerAs ? findProblem(headers, contentType) : reasons.invalidContentType;
  return problem === undefined && answerAs
    ? { ok: true, readAs, answerAs }
    : { ok: false, problem: problem ?? reasons.invalidContentType, answerAs: answerAs ?? readAs };
}

interface Range {
  /** In lower case, as the parameters are. */
  readonly type: string;
  readonly parameters: readonly (readonly [name: string, value: string])[];
}

/** What leaves the choice to the bridge. */
const OPEN_RANGES = new Set(['*/*', 'application/*', 'text/*', 'text/plain']);

const isJson = (type: string): boolean => type === 'application/json';
const isXml = (type: string): boolean => type === 'application/xml' || type === 'text/xml' || type.endsWith('+xml');
const isNamedXml = (type: string): boolean => type === 'application/xml' || type === 'text/xml';

function chooseAnswer(accept: string, readAs: Form): Form | undefined {
  if (accept.trim() === '') return readAs;
  const ranges = accept.split(',').map(parseRange);
  const wanted = ranges.filter((range) => !isExcluded(range)).map(({ type }) => type);
  const excluded = ranges.filter(isExcluded).map(({ type }) => type);
  if (wanted.some(isJson)) return 'json';
  if (wanted.some(isNamedXml)) return 'xml';
  if (!wanted.some((type) => OPEN_RANGES.has(type))) return undefined;
  const open: readonly Form[] = readAs === 'xml' ? ['xml', 'json'] : ['json', 'xml'];
  return open.find((form) => !excluded.some(form === 'json' ? isJson : isNamedXml));
}

/** Whether a weight of nought says that this is not wanted. A weight that is none counts as 1. */
const isExcluded = ({ parameters }: Range): boolean =>
  /^0(\.0{0,3})?$/.test(parameters.find(([name]) => name === 'q')?.[1] ?? '');

function findProblem(headers: Headers, contentType: Range): Reason | undefined {
  const charsets = contentType.parameters.filter(([name]) => name === 'charset').map(([, value]) => value);
  if (!charsets.every(isUtf8) || !isUtf8Accepted(headers.get('accept-charset') ?? '')) return reasons.invalidCharset;
  // A body is sent whole and as it is: nothing here unpacks one, so none can swell.
  const encoding = headers.get('content-encoding')?.trim().toLowerCase() ?? '';
  if (headers.has('content-range') || (encoding !== '' && encoding !== 'identity')) return reasons.invalidContent;
  return undefined;
}

const isUtf8 = (charset: string): boolean => charset === 'utf-8' || charset === 'utf8';

function isUtf8Accepted(acceptCharset: string): boolean {
  if (acceptCharset.trim() === '') return true;
  const ranges = acceptCharset.split(',').map(parseRange);
  const named = ranges.find(({ type }) => isUtf8(type)) ?? ranges.find(({ type }) => type === '*');
  return named !== undefined && !isExcluded(named);
}

/** A media range or character set with its parameters, which may come more than once. */
function parseRange(text: string): Range {
  const [type = '', ...parameters] = text.toLowerCase().split(';');
  return {
    type: type.trim(),
    parameters: parameters.map((parameter) => {
      const [name = '', value = ''] = parameter.split('=', 2);
      return [name.trim(), value.trim().replace(/^"(.*)"$/, '$1')];
    }),
  };
}
