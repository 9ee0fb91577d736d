/** What there is to paste, as text. Nothing here reads the page. */

/** Settings that are attributes of the tag by the same name. */
const ATTRIBUTES = [
  'target',
  'callback-target',
  'interaction-types',
  'consent',
  'heading',
  'language',
  'default-language',
  'theme',
];

const escape = (text) => text.replace(/[&"<]/g, (sign) => ({ '&': '&amp;', '"': '&quot;', '<': '&lt;' })[sign]);
const serversOf = ({ server1, server2 }) => [server1, server2].filter(Boolean);
const camel = (name) => name.replace(/-(\w)/g, (_, letter) => letter.toUpperCase());

export function writeTag(said, hash) {
  const given = ATTRIBUTES.filter((name) => said[name]).map((name) => `data-${name}="${escape(said[name])}"`);
  const lines = [
    `src="${escape(said.files)}footbridge.js"`,
    ...(hash ? [`integrity="${hash}"`] : []),
    `data-servers="${escape(serversOf(said).join())}"`,
    ...given,
    ...(said['no-registration'] ? ['data-no-registration'] : []),
    'defer',
  ];
  return ['<script', ...lines.map((line) => `  ${line}`), '></script>'].join('\n');
}

export function writeObject(said) {
  const options = {
    servers: serversOf(said),
    ...Object.fromEntries(
      ['target', 'callback-target', 'consent', 'default-language']
        .filter((name) => said[name])
        .map((name) => [camel(name), said[name]]),
    ),
    ...(said['interaction-types'] && { interactionTypes: said['interaction-types'].split(',') }),
    ...(said['no-registration'] && { noRegistration: true }),
  };
  return `(window.Footbridge ??= []).push((footbridge) => {\n  footbridge.options = ${JSON.stringify(options, null, 2).replaceAll('\n', '\n  ')};\n});`;
}

export const writeStyle = ({ accent }) => `footbridge-widget {\n  --footbridge-accent: ${accent};\n}`;

/** Where the files and the servers are, as far as that is not the page's own site. */
export function writePolicy(said, page) {
  const elsewhere = (addresses) =>
    [...new Set(addresses.map((address) => new URL(address, page).origin))].map((origin) =>
      origin === page ? "'self'" : origin,
    );
  return [
    `script-src ${elsewhere([said.files]).join(' ')}`,
    `connect-src ${elsewhere(serversOf(said)).join(' ')}`,
    `img-src ${elsewhere(serversOf(said)).join(' ')}`,
    "require-trusted-types-for 'script'",
    'trusted-types footbridge',
  ].join('; ');
}

export const writeProxy = (said) =>
  serversOf(said)
    .map((address, index) => {
      const { pathname } = new URL(address, 'http://localhost');
      const host = `bridge-${'ab'[index]}.internal:8114`;
      return `location ${pathname.replace(/\/?$/, '/')} {\n  proxy_pass http://${host}/;\n  proxy_set_header X-Forwarded-For $proxy_add_x_forwarded_for;\n  proxy_next_upstream off;\n}`;
    })
    .join('\n');
