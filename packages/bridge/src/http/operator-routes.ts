/**
 * The private listener's interface for operators, under `/ops`: the key first, then decode, ask the operator's layer,
 * encode. Documents are got, and whatever changes something is posted.
 */
import type { Clock } from '../clock.js';
import { BridgeError } from '../errors.js';
import type { Log } from '../log.js';
import { decodeOperatorCommand, operatorCommands } from '../operator/decode-operator-command.js';
import { describeActivity } from '../operator/describe-site.js';
import { isoTime } from '../operator/iso-time.js';
import { collectMetrics, type MeasuredTenant } from '../operator/metrics.js';
import type { OperatorAnswer, OperatorCommand, OperatorProblem, StatusDocument } from '../operator/operator-api.js';
import { performOperatorCommand } from '../operator/operator-commands.js';
import type { Centre } from '../service/centre.js';
import type { EventCounts } from '../service/interaction-log.js';
import { empty, isDamage, isUnavailable, json, methodNotAllowed, tooLarge } from './answers.js';
import { operatorDocuments, plain, xml } from './operator-documents.js';
import { bearerOf, isLoopbackHost, type Keyring } from './private-access.js';
import { readFields } from './read-fields.js';
import { writeMetrics } from './write-metrics.js';

/** A contact centre as its operators reach it. */
export interface OperatedTenant {
  /** Empty for the default one, whose operators also look after the process. */
  readonly name: string;
  readonly hosts: readonly string[];
  readonly counts: EventCounts;
  /** Undefined on a standby. */
  centre(): Centre | undefined;
  /** @throws BridgeError where the settings can't be read. */
  reload(): Promise<void>;
}

export interface OperatorRoutesOptions {
  /** By their key. */
  readonly tenantOf: Keyring<OperatedTenant>;
  readonly tenants: readonly OperatedTenant[];
  readonly isActive: () => boolean;
  /** Hands over to the other of the pair. Answers false, or nothing where there is no pair. */
  readonly stepDown: () => boolean | undefined;
  readonly clock: Clock;
  readonly log: Log;
}

const PATH = /^\/ops(?:\/(.*))?$/;

export const isOperatorsPath = ({ url }: Request): boolean => PATH.test(new URL(url).pathname);

const statusOf: Readonly<Record<OperatorProblem['code'], 400 | 403 | 404 | 409>> = {
  'invalid-command': 400,
  'unknown-parameter': 400,
  'invalid-value': 400,
  'not-allowed': 403,
  'unknown-queue': 404,
  'unknown-interaction': 404,
  'unknown-account': 404,
  'unknown-agent': 404,
  'unknown-block': 404,
  'address-unknown': 409,
  'wrong-state': 409,
  'no-pair': 409,
  'configuration-invalid': 409,
};

export function createOperatorRoutes(options: OperatorRoutesOptions): (request: Request) => Promise<Response> {
  const { tenantOf, tenants, isActive, stepDown, clock, log } = options;
  const startedAtMs = clock.now();
  const startedMs = clock.monotonic();

  /** What every bridge says of itself, be it active or not. */
  const ownDocuments = new Map<string, (tenant: OperatedTenant) => Response>([
    ['status.json', (tenant) => json(describeStatus(tenant))],
    ['status.xml', (tenant) => xml({ status: describeStatus(tenant) })],
    ['metrics', (tenant) => plain(writeMetrics(measure(tenant)), 'text/plain; version=0.0.4')],
    // That a bridge is active says nothing about its data, so it is looked at.
    ['ready', (tenant) => (tenant.centre() ? plain('ready\n') : empty(503))],
  ]);

  function describeStatus(tenant: OperatedTenant): StatusDocument {
    const centre = tenant.centre();
    return {
      role: isActive() ? 'active' : 'standby',
      tenant: tenant.name,
      now: isoTime(clock.now()),
      startedAt: isoTime(startedAtMs),
      ...(centre && describeActivity(centre)),
    };
  }

  function measure(asker: OperatedTenant) {
    const uptimeSeconds = (clock.monotonic() - startedMs) / 1_000;
    const measured = asker.name === '' ? tenants : [asker];
    return collectMetrics(
      { isActive: isActive(), uptimeSeconds },
      measured.map((tenant): MeasuredTenant => ({
        name: tenant.name,
        counts: tenant.counts,
        centre: tenant.centre(),
      })),
    );
  }

  async function serveCommand(tenant: OperatedTenant, name: string, request: Request): Promise<Response> {
    const body = await readFields(request);
    if (body.kind === 'too-large') return tooLarge();
    if (body.kind === 'cut-off') return empty(408, { connection: 'close' });
    if (body.kind === 'not-fields') return refuse('invalid-command', 'A command is a JSON object or a form.');
    const command = decodeOperatorCommand(name, body.fields);
    if (!command.ok) return json(command.problem, statusOf[command.problem.code]);
    return carryOut(tenant, command.value);
  }

  async function carryOut(tenant: OperatedTenant, command: OperatorCommand): Promise<Response> {
    if (command.command === 'switchover') return switchOver(tenant);
    const centre = tenant.centre();
    if (!centre) return empty(503);
    if (command.command === 'reload') return reload(tenant);
    const outcome = await performOperatorCommand(centre, command);
    return outcome.ok ? done(outcome.answer) : json(outcome.problem, statusOf[outcome.problem.code]);
  }

  function switchOver({ name }: OperatedTenant): Response {
    if (name !== '') return refuse('not-allowed', 'Only the operators of the bridge itself can hand it over.');
    if (!isActive()) return empty(503);
    if (!stepDown()) return refuse('no-pair', 'This bridge is not one of a pair.');
    log('info', 'An operator has handed over to the other bridge.');
    return done({ message: 'The other bridge takes over.' });
  }

  async function reload(tenant: OperatedTenant): Promise<Response> {
    try {
      await tenant.reload();
      return done({ message: 'The settings have been read anew.' });
    } catch (cause) {
      if (!(cause instanceof BridgeError) || isUnavailable(cause)) throw cause;
      return refuse('configuration-invalid', cause.message);
    }
  }

  async function serve(tenant: OperatedTenant, name: string, request: Request): Promise<Response> {
    if (operatorCommands.includes(name)) {
      return request.method === 'POST' ? serveCommand(tenant, name, request) : methodNotAllowed('POST');
    }
    const own = ownDocuments.get(name);
    const document = operatorDocuments.get(name);
    if (!own && !document) return empty(404);
    if (request.method !== 'GET') return methodNotAllowed('GET');
    if (own) return own(tenant);
    const centre = tenant.centre();
    return centre && document ? document({ centre, tenant, query: new URL(request.url).searchParams }) : empty(503);
  }

  return async (request) => {
    const { hostname, pathname } = new URL(request.url);
    const name = PATH.exec(pathname)?.[1] ?? '';
    try {
      if (!isLoopbackHost(hostname)) return empty(403);
      // Whoever looks after processes on this machine needs no key to see that this one answers.
      if (name === 'health') return request.method === 'GET' ? plain('healthy\n') : methodNotAllowed('GET');
      const tenant = tenantOf(keyOf(request));
      return tenant ? await serve(tenant, name, request) : empty(401, { 'www-authenticate': 'Bearer' });
    } catch (error) {
      const unavailable = isUnavailable(error);
      if (!unavailable || isDamage(error)) {
        log('error', `An operator's request could not be served (${error instanceof Error ? error.name : 'unknown'}).`);
      }
      return empty(unavailable ? 503 : 500);
    }
  };
}

/** In the query only for what changes nothing: an address may be kept in a history, or be a link on any page. */
function keyOf({ headers, method, url }: Request): string {
  const key = bearerOf(headers);
  return key === '' && method === 'GET' ? (new URL(url).searchParams.get('a') ?? '') : key;
}

const done = (answer: OperatorAnswer): Response => json(answer);

const refuse = (code: OperatorProblem['code'], message: string): Response => json({ code, message }, statusOf[code]);
