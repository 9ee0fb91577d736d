/** Whether a page that embeds the widget lets it work: its policy, and whether it may ask these servers at all. */
import { ask } from './ask.js';
import { failed, ok, type Finding } from './finding.js';

export async function examinePage(page: string, servers: readonly string[]): Promise<readonly Finding[]> {
  const heard = await ask(page, { headers: { accept: 'text/html' } });
  if (heard.kind === 'silence' || heard.status !== 200) {
    const why = heard.kind === 'silence' ? heard.code : `status ${heard.status}`;
    return [failed('page', 'page', `The page can not be read (${why}).`, 'Check its address.')];
  }
  const findings: Finding[] = [];
  const blocked = servers.find((server) => page.startsWith('https:') && server.startsWith('http:'));
  if (blocked) {
    findings.push(
      failed(
        'page',
        'page',
        `A page with TLS may not ask ${blocked} without.`,
        'Publish the contact centre with TLS, too.',
      ),
    );
  }
  const policies = policiesOf(heard.headers, heard.text);
  for (const policy of policies) findings.push(...problemsOf(policy, page, servers));
  if (findings.length > 0) return findings;
  return [
    ok(
      'page',
      policies.length > 0 ? 'Its Content Security Policy lets the widget work.' : 'It has no Content Security Policy.',
    ),
  ];
}

type Policy = ReadonlyMap<string, readonly string[]>;

function policiesOf(headers: Headers, html: string): readonly Policy[] {
  const metas = [...html.matchAll(/<meta\s[^>]*http-equiv=["']?content-security-policy["']?[^>]*>/gi)];
  const inPage = metas
    .map(([tag]) => /content="([^"]*)"|content='([^']*)'/i.exec(tag))
    .map((found) => found?.[1] ?? found?.[2] ?? '');
  const header = headers.get('content-security-policy');
  return [...(header?.split(',') ?? []), ...inPage].map(readPolicy);
}

const readPolicy = (text: string): Policy =>
  new Map(
    text.split(';').flatMap((directive) => {
      const [name = '', ...values] = directive.trim().split(/\s+/);
      return name ? [[name.toLowerCase(), values] as const] : [];
    }),
  );

function problemsOf(policy: Policy, page: string, servers: readonly string[]): readonly Finding[] {
  const problems: Finding[] = [];
  const connect = policy.get('connect-src') ?? policy.get('default-src');
  const blocked = connect && servers.find((server) => !connect.some((source) => allows(source, server, page)));
  if (blocked) {
    problems.push(
      failed('page', 'page', `Its policy forbids to ask ${new URL(blocked).origin}.`, `Add it to connect-src.`),
    );
  }
  const types = policy.get('trusted-types');
  if (
    policy.has('require-trusted-types-for') &&
    types &&
    !types.some((name) => name === 'footbridge' || name === '*')
  ) {
    problems.push(failed('page', 'page', 'Its policy does not know the widget.', 'Add footbridge to trusted-types.'));
  }
  return problems;
}

/** As far as a name, a scheme or a wildcard can be told without a browser. */
function allows(source: string, server: string, page: string): boolean {
  const { origin, protocol, hostname } = new URL(server);
  if (source === '*') return true;
  if (source === "'self'") return origin === new URL(page).origin;
  if (source === protocol) return true;
  const [, scheme, host = '', port] = /^(?:(https?:)\/\/)?([^/:]+)(?::(\d+|\*))?/.exec(source) ?? [];
  if (scheme && scheme !== protocol) return false;
  if (port !== undefined && port !== '*' && port !== new URL(server).port) return false;
  return host.startsWith('*.') ? hostname.endsWith(host.slice(1)) : host === hostname;
}
