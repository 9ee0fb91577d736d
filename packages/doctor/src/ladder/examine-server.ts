/** Climbs the ladder for one server, from its address to a chat, and stops where the next rung would tell nothing new. */
import { decodeServerConfiguration, endpoints, reasons, type ServerConfiguration } from '@footbridge/protocol';
import { ask, type Answer, type Silence } from './ask.js';
import { failed, ok, skipped, warning, type Finding } from './finding.js';
import { tryChat } from './try-chat.js';

export interface ServerExamination {
  readonly address: string;
  readonly findings: readonly Finding[];
  /** `standby`: it answers 503, as the one of a pair does that is not active. */
  readonly role: 'active' | 'standby' | 'unknown';
}

export interface ExamineOptions {
  /** The queue that is asked for. */
  readonly target: string;
  /** Where pages are that embed the widget, if that is another origin. */
  readonly origin?: string | undefined;
}

/** @param address Where the server's paths begin, without a slash at the end. */
export async function examineServer(address: string, options: ExamineOptions): Promise<ServerExamination> {
  const configurationUrl = `${address}/${endpoints.serverConfiguration.path}`;
  const heard = await ask(configurationUrl);
  if (heard.kind === 'silence') return { address, role: 'unknown', findings: [silence(address, heard)] };
  const answered = ok('answer', `Status ${heard.status} in ${heard.tookMs} ms.`);
  if (heard.status === 503) return { address, role: 'standby', findings: [answered] };
  const read = readConfiguration(heard);
  if ('state' in read) return { address, role: 'unknown', findings: [answered, read] };
  return {
    address,
    role: 'active',
    findings: [
      answered,
      ok('configuration', `It is a contact centre, and offers ${describe(read)}.`),
      ...(await examineHeaders(address, configurationUrl)),
      examineCache(heard, await ask(configurationUrl)),
      ...(await examineOrigin(configurationUrl, options.origin)),
      await tryChat(address, options.target, read),
    ],
  };
}

function silence(address: string, { cause, code }: Silence): Finding {
  const { host, hostname, protocol } = new URL(address);
  switch (cause) {
    case 'name':
      return failed(
        'address',
        'unreachable',
        `Nobody has the name ${hostname} (${code}).`,
        'Check its spelling, and the entry in the DNS.',
      );
    case 'port':
      return failed(
        'address',
        'unreachable',
        `Nobody listens at ${host} (${code}).`,
        'Check the port. On the server itself, see that the service runs and listens there; then open the port in the firewall.',
      );
    case 'late':
      return failed(
        'address',
        'unreachable',
        `No answer from ${host} in time (${code}).`,
        'A firewall that throws requests away looks like this. Ask from the web server itself: if that works, open the port between the two.',
      );
    case 'certificate':
      return failed('address', 'certificate', certificateText(hostname, code), certificateRemedy(code, protocol));
    case 'broken':
      return failed(
        'answer',
        'proxy',
        `The connection to ${host} was closed without an answer (${code}).`,
        'See that the address begins with http or https as the port wants it, and look at the logs of what listens there.',
      );
  }
}

function certificateText(hostname: string, code: string): string {
  if (code === 'CERT_HAS_EXPIRED') return `The certificate of ${hostname} has expired.`;
  if (code === 'ERR_TLS_CERT_ALTNAME_INVALID') return `The certificate is not for the name ${hostname}.`;
  if (/SELF_SIGNED/.test(code)) return `The certificate of ${hostname} vouches for itself.`;
  if (/UNABLE_TO_(?:VERIFY|GET)/.test(code)) return `Who issued the certificate of ${hostname} is not known.`;
  return `No secure connection with ${hostname} could be made (${code}).`;
}

function certificateRemedy(code: string, protocol: string): string {
  if (code === 'EPROTO' || /WRONG_VERSION/.test(code)) {
    return `The port may not speak TLS: ask it with ${protocol === 'https:' ? 'http' : 'https'}, or give it a certificate.`;
  }
  if (code === 'ERR_TLS_CERT_ALTNAME_INVALID') return 'Use a name that the certificate has, or get one with this name.';
  if (code === 'CERT_HAS_EXPIRED') return 'Renew it, and see that the server reads it anew.';
  return 'Use one that browsers trust, and give the server the certificates in between as well.';
}

/** The configuration, or why what came is none. */
function readConfiguration({ status, headers, text }: Answer): ServerConfiguration | Finding {
  if (status === 502 || status === 504) {
    return failed(
      'answer',
      'proxy',
      `The web server could not reach the contact centre behind it (${status}).`,
      'Check host and port in its proxy rule, and ask the contact centre from the web server itself: if that works, the rule is wrong, else a firewall is in between.',
    );
  }
  if (status >= 300 && status < 400) {
    return failed(
      'answer',
      'proxy',
      `The web server leads elsewhere (${status}).`,
      'Use the address that it leads to: requests are not sent on.',
    );
  }
  if (status !== 200) {
    return failed(
      'answer',
      'proxy',
      `The web server answers ${status} at this path.`,
      'Check the prefix: the proxy has to take it off, and to pass on everything below it.',
    );
  }
  const decoded = decodeServerConfiguration(text);
  if (decoded.ok) return decoded.value;
  if (/^\s*<[^>]*(?:serverConfiguration|\?xml)/i.test(text)) {
    return failed(
      'headers',
      'headers',
      'JSON was asked for, and XML came: the header Accept does not arrive.',
      acceptRemedy,
    );
  }
  const type = headers.get('content-type') ?? 'of no type';
  return failed(
    'configuration',
    'proxy',
    `What answers is no contact centre (a document ${type}).`,
    'Check the prefix: a web server often answers with its own page where it knows nothing of a path.',
  );
}

const acceptRemedy = 'Let the proxy pass on Accept and Content-Type as they are.';

function describe({ capabilities }: ServerConfiguration): string {
  const has = { chat: capabilities.chat.has('start'), callback: capabilities.callback.has('create') };
  const offered = Object.entries(has).flatMap(([what, is]) => (is ? [what] : []));
  return offered.length > 0 ? offered.join(' and ') : 'neither chat nor callback';
}

/** Whether what is said about a body arrives with it. protocol §1.4 */
async function examineHeaders(address: string, configurationUrl: string): Promise<readonly Finding[]> {
  const asXml = await ask(configurationUrl, { headers: { accept: 'application/xml' } });
  const isHeard = asXml.kind === 'answer' && /^\s*</.test(asXml.text);
  // No server knows this charset, and each says so where the header arrives.
  const inNoCharset = await ask(`${address}/${endpoints.chatReconnect.path}`, {
    method: 'POST',
    headers: { 'content-type': 'application/json; charset=x-unknown' },
    body: '{"chatID":"none"}',
  });
  const isTyped = inNoCharset.kind === 'answer' && inNoCharset.text.includes(reasons.invalidCharset);
  if (isHeard && isTyped) return [ok('headers', 'Accept and Content-Type arrive as they were sent.')];
  const lost = [isHeard ? [] : ['Accept'], isTyped ? [] : ['Content-Type']].flat().join(' and ');
  return [failed('headers', 'headers', `What was sent as ${lost} does not arrive.`, acceptRemedy)];
}

function examineCache(first: Answer, second: Answer | Silence): Finding {
  const remedy = 'Let nothing on the way keep answers under /websvcs/.';
  const age = [first, second].some((heard) => heard.kind === 'answer' && Number(heard.headers.get('age')) > 0);
  if (age) return failed('cache', 'headers', 'An answer was kept on the way and given again.', remedy);
  return /no-store|no-cache/.test(first.headers.get('cache-control') ?? '')
    ? ok('cache', 'Answers say that they are not to be kept.')
    : warning('cache', 'Answers do not say that they are not to be kept.', remedy);
}

async function examineOrigin(url: string, origin: string | undefined): Promise<readonly Finding[]> {
  if (origin === undefined || new URL(url).origin === origin) return [];
  const heard = await ask(url, { headers: { origin } });
  const allowed = heard.kind === 'answer' ? heard.headers.get('access-control-allow-origin') : null;
  if (allowed === '*' || allowed === origin) return [ok('origin', `Pages of ${origin} may read the answers.`)];
  return [
    failed(
      'origin',
      'headers',
      `Pages of ${origin} may not read the answers (Access-Control-Allow-Origin: ${allowed ?? 'none'}).`,
      'Allow the origin, or pass the requests through the web server of the page.',
    ),
  ];
}

/** What the servers of a pair are to each other. */
export function examinePair(servers: readonly ServerExamination[]): readonly Finding[] {
  const roles = servers.map(({ role }) => role);
  const [first, second] = roles;
  if (servers.length < 2) {
    return first === 'standby'
      ? [
          failed(
            'pair',
            'proxy',
            'It answers 503: it stands by, or its web server has lost it.',
            'Name the other server of the pair as well.',
          ),
        ]
      : [];
  }
  if (roles.every((role) => role === 'standby')) {
    return [
      failed(
        'pair',
        'proxy',
        'Both answer 503.',
        'Neither is active: look at the contact centre, and at what the proxy does when it is unwell.',
      ),
    ];
  }
  if (first === 'active' && second === 'active') {
    return [
      warning(
        'pair',
        'Both say that they are active.',
        'See that the two prefixes lead to the two servers, and that these are a pair.',
      ),
    ];
  }
  if (roles.includes('active') && roles.includes('standby')) {
    return [ok('pair', 'One is active, the other stands by.')];
  }
  return [skipped('pair', 'Nothing can be said of the pair.')];
}
