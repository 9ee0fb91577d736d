/**
 * Everything that can be said to the command `footbridge-bridge`, in a file or by flags. The schema for editors, the
 * flags' help and what is refused all come from here.
 */
import { logLevels, type LogLevel } from '../log.js';
import { centreShapes, type CentreSettings } from './centre-settings.js';
import { mailAddress } from './queue-settings.js';
import { either, fields, flag, list, number, oneOf, text, type Shape, type ShapesOf } from './shape.js';

/** How the process serves. */
interface ProcessSettings {
  readonly host?: string;
  readonly port?: number | 'off';
  readonly httpsPort?: number;
  readonly certificate?: string;
  readonly certificateKey?: string;
  readonly privatePort?: number;
  readonly data?: string;
  readonly memory?: boolean;
  readonly pair?: boolean;
  readonly fullSync?: boolean;
  readonly trustedProxies?: readonly string[];
  readonly dosReply?: 'reason' | '404';
  readonly smtp?: string;
  readonly console?: string;
  readonly logLevel?: LogLevel;
}

/** What each tenant can say in one value or a plain list. */
interface SiteSettings {
  readonly agentKey?: string;
  readonly operatorKey?: string;
  readonly allowedOrigins?: readonly string[];
  readonly recovery?: boolean;
  readonly maxAgents?: number;
  readonly mailFrom?: string;
  readonly scriptedAgents?: readonly string[];
}

/** What can be a flag. */
export interface FlagSettings extends ProcessSettings, SiteSettings {}

/** A contact centre of its own. */
export interface TenantFileSettings extends SiteSettings, CentreSettings {
  readonly name: string;
  readonly hosts: readonly string[];
  readonly agentKey: string;
}

export interface Settings extends FlagSettings, CentreSettings {
  readonly tenants?: readonly TenantFileSettings[];
  /** Tells editors where the schema is. */
  readonly $schema?: string;
}

/** What a header can carry and a person can type: no blanks, nothing but ASCII. */
const key = (description: string): Shape<string> =>
  text(description, {
    pattern: /^[!-~]{8,256}$/,
    form: '8 to 256 letters, digits and signs of ASCII without blanks',
  });

const PORT = [0, 65_535] as const;

const ORIGIN = { pattern: /^https?:\/\/[^/]+$/, form: 'an origin such as https://www.example.com, without a path' };

const writtenOrigin = text('An origin.', ORIGIN);

const origin: Shape<string> = {
  schema: writtenOrigin.schema,
  read(value, path) {
    const written = writtenOrigin.read(value, path);
    // As browsers write it, or it would never be equal to what they send.
    const isExact = URL.canParse(written) && new URL(written).origin === written;
    return writtenOrigin.read(isExact ? written : undefined, path);
  },
};

const processShapes: ShapesOf<ProcessSettings> = {
  host: text("Visitors' address. Default: 127.0.0.1; 0.0.0.0 for every one."),
  port: either(
    "Visitors' port for plain HTTP; 0 takes any, off opens none. Default: 8114.",
    number('A port.', ...PORT),
    oneOf('None.', ['off']),
    'a whole number from 0 to 65535, or off',
  ),
  httpsPort: number("Visitors' port for HTTPS, where there is a certificate. Default: 3508.", ...PORT),
  certificate: text('The file of the certificate and those that vouch for it, as PEM.'),
  certificateKey: text("The file of the certificate's private key, as PEM."),
  privatePort: number("Agents' and operators' port, always on 127.0.0.1. Default: 8899.", ...PORT),
  data: text('The folder where everything is kept. Default: footbridge-data.'),
  memory: flag('Keeps nothing on disk.'),
  pair: flag('Shares the data folder with another bridge; one is active, one stands by.'),
  fullSync: flag('What is acknowledged also survives a power cut; each write takes longer.'),
  trustedProxies: list(
    'Proxies whose X-Forwarded-For counts: addresses or ranges such as 10.0.0.0/8. Default: none.',
    text('An address or a range.'),
  ),
  dosReply: oneOf('What a limit answers: its reason, or an empty 404. Default: reason.', ['reason', '404']),
  smtp: text('Where mail goes, as smtp://mail.example.com:587. Default: files in DATA/outbox.', {
    pattern: /^smtps?:\/\/[^\s]+$/,
    form: 'a URL that begins with smtp:// or smtps://',
  }),
  console: text('The folder of the built agent console. Default: the one that came with the bridge.'),
  logLevel: oneOf('What is logged. Default: info.', logLevels),
};

const siteShapes: ShapesOf<SiteSettings> = {
  agentKey: key("Agents' key. Default: FOOTBRIDGE_KEY, else made and printed."),
  operatorKey: key("Operators' key. Default: FOOTBRIDGE_OPERATOR_KEY, else made and printed."),
  allowedOrigins: list('Origins whose pages may ask. Default: none.', origin),
  recovery: flag('Chats and callbacks go on after a restart or takeover.'),
  maxAgents: number('How many agents may be signed in at once. Default: without a limit.', 0, 1_000_000),
  mailFrom: mailAddress('The sender of every mail. Default: chat@localhost.'),
  scriptedAgents: list('Agents that work by themselves: `echo`, or the file of a script.', text('`echo` or a file.')),
};

export const flagShapes: ShapesOf<FlagSettings> = { ...processShapes, ...siteShapes };

const tenant: Shape<TenantFileSettings> = fields<TenantFileSettings>(
  'A contact centre of its own.',
  {
    name: text('Its data goes by this name.'),
    hosts: list('The host names, without a port, at which its visitors ask.', text('A host name.')),
    ...siteShapes,
    ...centreShapes,
    agentKey: key("Its agents' key, which says whose agents they are."),
    operatorKey: key("Its operators' key. Default: no operator is let in."),
  },
  ['name', 'hosts', 'agentKey'],
);

export const settingsShape: Shape<Settings> = fields<Settings>('The configuration of a Footbridge bridge.', {
  $schema: text('Where this schema is, for editors.'),
  ...flagShapes,
  ...centreShapes,
  tenants: list('More contact centres. What is said beside this is about the one that serves all other hosts.', tenant),
});
