/** Requests as nobody sane would send them, and now and then one that is right; the same ones for the same seed. */

export interface RandomRequest {
  readonly request: Request;
  /** Where it seems to come from. */
  readonly address: string;
  /** Whether it is an agent's. */
  readonly isPrivate: boolean;
}

export interface RequestSource {
  next(): RandomRequest;
  /** Takes the ids out of an answer, so that later requests can name what there is. */
  note(answer: string): void;
}

const VISITORS = [
  ...['GET serverConfiguration', 'POST chat/start', 'POST chat/start', 'GET chat/poll/ID', 'GET chat/poll/ID'],
  ...['POST chat/sendMessage/ID', 'POST chat/setTypingState/ID', 'POST chat/exit/ID', 'POST chat/reconnect'],
  ...['POST chat/erase/ID', 'POST partyInfo/ID', 'POST queue/query', 'POST directory/query', 'POST callback/create'],
  ...['GET callback/status/ID', 'POST callback/disconnect/ID', 'POST callback/reconnect', 'POST register'],
  ...['POST callback/reschedule/ID', 'POST problemReport/ID', 'POST message/create'],
  ...['GET chat/getfile/ID/ID/a.png', 'GET nothing', 'PUT chat/start', 'DELETE chat/poll/ID'],
] as const;

const AGENTS = [
  'GET desk?agent=Al',
  'GET desk?agent=ID',
  'POST commands',
  'POST files?agent=Al&name=a.txt',
  'GET responses',
];
const COMMANDS = [
  'signIn',
  'signOut',
  'pickUp',
  'hold',
  'resume',
  'disconnect',
  'sendText',
  'typing',
  'transfer',
  'leave',
];

const VALUES: readonly unknown[] = [
  ...['Marketing', 'Support', 'Workgroup', 'User', 'Ann', 'Al', 'text/plain', '', ' ', '\r\n', '\0', '😀', '\ud800'],
  ...['x'.repeat(3_000), '../../etc/passwd', "' OR 1=1 --", '2026-12-01T10:00:00Z', 'a@b.example'],
  ...[null, true, false, 0, -1, 1e308, [], {}, [[[]]], { a: { b: {} } }],
];

const KEYS = [
  ...['participant', 'name', 'credentials', 'target', 'targetType', 'message', 'contentType', 'chatID', 'messageID'],
  ...['typingIndicator', 'participantID', 'callbackID', 'attributes', 'routingContexts', 'telephone', 'subject'],
  ...['language', 'customInfo', 'clientToken', 'queueName', 'queueType', 'username', 'password', 'contact'],
  ...['emailAddress', '__proto__', 'constructor', 'command', 'agent', 'interactionId', 'text', 'commandId'],
];

const KEPT_IDS = 500;

export function createRequestSource(seed: number, agentKey: string): RequestSource {
  const random = createRandom(seed);
  const pick = <Item>(items: readonly Item[]): Item => items[Math.floor(random() * items.length)] as Item;
  const word = (): string => Math.floor(random() * 2 ** 48).toString(36);
  const ids: string[] = [];

  const id = (): string => (random() < 0.8 && ids.length > 0 ? pick(ids) : encodeURIComponent(word()));

  /** What makes every request whole, with a few things changed. */
  function fields(): Record<string, unknown> {
    const body: Record<string, unknown> = {
      ...{
        supportedContentTypes: 'text/plain',
        participant: { name: word(), credentials: pick(['', '', '', word()]) },
      },
      ...{ target: 'Marketing', targetType: 'Workgroup', message: word(), contentType: 'text/plain' },
      ...{ typingIndicator: random() < 0.5, chatID: id(), callbackID: id(), participantID: id() },
      ...{ telephone: '555', subject: word(), queueName: 'Marketing', queueType: 'Workgroup', username: word() },
      ...{
        password: word(),
        emailAddress: 'a@b.example',
        messageID: word(),
        clientToken: `${word()}${word()}${word()}`,
      },
      ...{ command: pick(COMMANDS), agent: 'Al', interactionId: pick([...ids, '1']), text: word(), typing: true },
      ...{ to: { queue: 'Support' } },
    };
    for (let change = 0; change < 3; change += 1) {
      if (random() < 0.25) body[pick(KEYS)] = random() < 0.7 ? pick(VALUES) : word();
    }
    return body;
  }

  function content(): string {
    const json = JSON.stringify(fields());
    const kind = random();
    if (kind < 0.85) return json;
    if (kind < 0.9) return json.slice(0, Math.floor(random() * json.length));
    if (kind < 0.95) return `<request><name>${word()}</name><target>Marketing</target></request>`;
    return word().repeat(20);
  }

  return {
    next() {
      const isPrivate = random() < 0.25;
      const [method = '', path = ''] = pick<string>(isPrivate ? AGENTS : VISITORS).split(' ');
      const query = isPrivate ? '' : pick(['', '', '?ack=-1', '?ack=2', '?ack=x', '?ack=1&wait=50', `?${word()}`]);
      const base = isPrivate ? 'http://127.0.0.1/agent/api/' : 'http://bridge.example/websvcs/';
      return {
        isPrivate,
        address: `203.0.${Math.floor(random() * 256)}.${Math.floor(random() * 256)}`,
        request: new Request(base + path.replaceAll('ID', id) + query, {
          method,
          headers: {
            'content-type': pick(['application/json', 'application/json', 'application/xml', ';;']),
            'accept-language': pick(['en', 'fr-BE,fr;q=0.8', word()]),
            authorization: `Bearer ${isPrivate && random() < 0.9 ? agentKey : word()}`,
          },
          ...(method !== 'GET' && { body: content() }),
        }),
      };
    },
    note(answer) {
      for (const [, found = ''] of answer.matchAll(/"(?:participantID|chatID|callbackID|interactionId)":"([^"]+)"/g)) {
        ids.push(found);
      }
      ids.splice(0, ids.length - KEPT_IDS);
    },
  };
}

/** Mulberry32: small, fast, and the same everywhere. */
function createRandom(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}
