import { reasons, type Reason } from '@footbridge/protocol';

/**
 * Whether a request can be read and answered as JSON, the one form so far; otherwise why not. protocol §1.4
 * A visitor's page may send JSON under any content type but XML's.
 */
export function findContentProblem(headers: Headers): Reason | undefined {
  const contentType = parseRange(headers.get('content-type') ?? '');
  const accept = headers.get('accept');
  if (isXml(contentType.type)) return reasons.invalidContentType;
  if (accept !== null && !parseRanges(accept).some(isAcceptable)) return reasons.invalidContentType;
  const charsets = contentType.parameters.filter(([name]) => name === 'charset').map(([, value]) => value);
  if (!charsets.every(isUtf8)) return reasons.invalidCharset;
  const acceptCharset = headers.get('accept-charset');
  if (acceptCharset !== null && !parseRanges(acceptCharset).some(({ type }) => type === '*' || isUtf8(type))) {
    return reasons.invalidCharset;
  }
  return undefined;
}

interface Range {
  readonly type: string;
  readonly parameters: readonly (readonly [name: string, value: string])[];
}

const JSON_RANGES = new Set(['application/json', 'application/*', 'text/plain', 'text/*', '*/*']);

const isAcceptable = ({ type, parameters }: Range): boolean =>
  JSON_RANGES.has(type) && !parameters.some(([name, value]) => name === 'q' && Number(value) === 0);

const isXml = (type: string): boolean => type === 'application/xml' || type === 'text/xml' || type.endsWith('+xml');

const isUtf8 = (charset: string): boolean => charset === 'utf-8' || charset === 'utf8';

const parseRanges = (header: string): Range[] => header.split(',').map(parseRange);

/** A media range with its parameters, which may come more than once. */
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
