/** What is asked outside a conversation; each apart, so that a page carries only what it uses. protocol §3.10, §3.15, §10.6 */
import type { DirectoryQueryRequest, MessageCreateRequest, QueueQueryRequest, RegisterRequest } from './requests.js';

export const encodeQueueQueryRequest = ({ queueName, queueType, name, credentials }: QueueQueryRequest): string =>
  JSON.stringify({ queueName, queueType, participant: { username: name, password: credentials } });

export const encodeRegisterRequest = ({ username, password, contact, clientToken }: RegisterRequest): string =>
  JSON.stringify({ contact: { username, password, ...contact }, clientToken });

export const encodeMessageCreateRequest = (request: MessageCreateRequest): string =>
  JSON.stringify({
    target: request.target,
    targetType: request.targetType,
    participant: { name: request.name, credentials: request.credentials },
    emailAddress: request.emailAddress,
    message: request.text,
    language: request.language,
    clientToken: request.clientToken,
  });

export const encodeDirectoryQueryRequest = ({ firstName, lastName, department }: DirectoryQueryRequest): string =>
  JSON.stringify({ firstName, lastName, department });
