/** What a visitor leaves when nobody can chat: work for the queue's agents, and a mail to its mailbox. protocol §10.6 */
import { reasons, type MessageCreateRequest, type PlainAnswer } from '@footbridge/protocol';
import { admit, type Admitted } from './admission.js';
import { isSameName, type Centre } from './centre.js';
import { addInteraction } from './interactions.js';
import { logEvent } from './interaction-log.js';
import { enqueue } from './lines.js';
import type { LiveRequest } from './live-interaction.js';
import { queueMail } from './mailing.js';
import { newLiveRequest, newRequestRecord } from './new-request.js';
import { performOnce } from './repeats.js';

export async function createMessage(
  centre: Centre,
  request: MessageCreateRequest,
  address: string | undefined,
): Promise<PlainAnswer> {
  if (!centre.extensions.offlineMessage) {
    return centre.journal.answer(() => ({ ok: false, reason: reasons.unsupportedOperation }));
  }
  const { credentials: _credentials, clientToken: token, ...body } = request;
  const outcome = await performOnce(centre, { token, body: ['message', body] }, (created) =>
    admit(centre, { kind: 'message', address, ...request }, (admitted) => {
      addMessage(centre, request, admitted);
      created({});
      return {};
    }),
  );
  return centre.journal.answer(() => (outcome.ok ? { ok: true } : outcome));
}

function addMessage(centre: Centre, request: MessageCreateRequest, admitted: Admitted): void {
  const { emailAddress, text } = request;
  const message: LiveRequest = newLiveRequest(centre, {
    kind: 'message',
    ...newRequestRecord(centre, admitted, request),
    emailAddress,
    text,
  });
  const { interactionId, queue, visitorName } = message.record;
  addInteraction(centre, message);
  logEvent(centre, 'CQM', message, { queue: queue.name });
  centre.log('info', `Interaction ${interactionId} started for ${queue.name}.`);
  enqueue(centre, message, queue);
  const mailbox =
    queue.type === 'workgroup' && centre.workgroups.find(({ name }) => isSameName(name, queue.name))?.email;
  if (!mailbox) return;
  queueMail(centre, {
    interactionId,
    to: mailbox,
    replyTo: emailAddress,
    subject: `Message from ${onOneLine(visitorName)} for ${queue.name}`,
    text: `${onOneLine(visitorName)} <${emailAddress}> left a message for ${queue.name}:\n\n${text}\n`,
    html: undefined,
  });
}

/** A name that breaks lines could pass for something else in a mail. */
const onOneLine = (text: string): string => text.replace(/\s+/g, ' ').trim();
