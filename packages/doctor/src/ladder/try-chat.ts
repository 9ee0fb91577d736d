/** Starts a chat as a visitor does, hears what the server says, and ends it again. */
import {
  decodeChatAnswer,
  encodeRequest,
  endpointPath,
  endpoints,
  type ChatSuccess,
  type ServerConfiguration,
} from '@footbridge/protocol';
import { ask } from './ask.js';
import { failed, ok, skipped, type Finding } from './finding.js';

const NAME = 'Footbridge doctor';

export async function tryChat(
  address: string,
  target: string,
  { capabilities }: ServerConfiguration,
): Promise<Finding> {
  if (!capabilities.chat.has('start')) return skipped('chat', 'It offers no chat.');
  if (!capabilities.chat.has('supportAuthenticationAnonymous')) {
    return skipped('chat', 'It takes no chat of a visitor without an account.');
  }
  const start = await post(`${address}/${endpoints.chatStart.path}`, startBody(target));
  if (typeof start === 'string') return refused(target, start);
  const { participantId = '' } = start;
  const path = (name: 'chatPoll' | 'chatExit') => `${address}/${endpointPath(endpoints[name], participantId)}`;
  const first = await poll(path('chatPoll'));
  await post(path('chatExit'));
  if (typeof first === 'string')
    return failed('chat', 'proxy', `A chat began, and the first poll failed: ${first}`, pollRemedy);
  const seconds = (first.pollWaitMs ?? 0) / 1_000;
  return ok(
    'chat',
    `A chat with ${target} began and was ended again; the server wants to be asked every ${seconds} s.`,
  );
}

const startBody = (target: string): string =>
  encodeRequest.chatStart({ name: NAME, credentials: '', target, targetType: 'Workgroup' });

const pollRemedy = 'Both have to reach the same server: look for a load balancer, or a rule for POST alone.';

const refused = (target: string, why: string): Finding =>
  failed(
    'chat',
    'refused',
    `No chat with ${target} could be started: ${why}`,
    'Name a queue that takes chats now with --target, and see what the contact centre has set for it.',
  );

const post = (url: string, body = ''): Promise<ChatSuccess | string> =>
  hear(ask(url, { method: 'POST', headers: { 'content-type': 'application/json; charset=utf-8' }, body }));

const poll = (url: string): Promise<ChatSuccess | string> => hear(ask(url));

/** The answer, or what there was in its place. */
async function hear(asked: ReturnType<typeof ask>): Promise<ChatSuccess | string> {
  const heard = await asked;
  if (heard.kind === 'silence') return `no answer (${heard.code}).`;
  if (heard.status !== 200) return `status ${heard.status}.`;
  const decoded = decodeChatAnswer(heard.text);
  if (!decoded.ok) return 'an answer that can not be read.';
  const { answer } = decoded.value;
  return answer.ok ? answer : `${answer.reason}.`;
}
