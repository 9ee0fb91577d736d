/** The nine keys of an old page's `config.js`, read and not run: what is no plain value is left out. */
const KEY = /\b(\w+)\s*:\s*("[^"\n]*"|'[^'\n]*'|\[[^\]]*\]|true|false|\d+)/g;

export function readOldConfig(text) {
  const found = new Map([...text.matchAll(KEY)].map(([, name, value]) => [name, read(value)]));
  if (!/ININ\.Web\.Chat/.test(text) || found.size === 0) {
    return { values: {}, problem: 'This is no config.js of the old pages.' };
  }
  const types = found.get('InteractionTypes');
  const offered = Array.isArray(types) ? types.map((type) => String(type).toLowerCase()).join() : undefined;
  const given = {
    target: found.get('ChatTarget'),
    'callback-target': found.get('CallbackTarget') === found.get('ChatTarget') ? '' : found.get('CallbackTarget'),
    'interaction-types': offered === 'chat,callback' ? '' : offered,
    'default-language': found.get('DefaultLanguageCode'),
    server2: Number(found.get('ICServerCount') ?? 1) > 1 ? '/I3Root/Server2' : '',
  };
  return { values: Object.fromEntries(Object.entries(given).filter(([, value]) => value !== undefined)) };
}

function read(value) {
  try {
    return JSON.parse(value.replaceAll("'", '"'));
  } catch {
    return undefined;
  }
}
