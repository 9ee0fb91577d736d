import { reasons, type QueueQueryAnswer, type QueueQueryRequest, type Reason } from '@footbridge/protocol';
import type { Centre } from './centre.js';
import { logEvent } from './interaction-log.js';
import { refuseQuery } from './query-access.js';
import { figuresOf, findQueue } from './queues.js';

/** How many agents of a queue are free and how long it would take. protocol §3.10 and §7.6 */
export async function queryQueue(
  centre: Centre,
  request: QueueQueryRequest,
  address: string | undefined,
): Promise<QueueQueryAnswer> {
  const refusal = await refuseQuery(centre, { ...request, address });
  return centre.journal.answer(() => (refusal ? refuse(refusal) : answerQuery(centre, request)));
}

const refuse = (reason: Reason): QueueQueryAnswer => ({ ok: false, reason });

function answerQuery(centre: Centre, { queueName, queueType }: QueueQueryRequest): QueueQueryAnswer {
  if (queueType !== 'Workgroup') return refuse(reasons.invalidQueueType);
  const queue = findQueue(centre, queueName, queueType);
  if (typeof queue === 'string') return refuse(reasons.invalidQueue);
  const figures = centre.queueFigures.get(queue.name, () => {
    logEvent(centre, 'ACD', undefined, { queue: queue.name });
    return figuresOf(centre, queue);
  });
  return { ok: true, agentsAvailable: figures.agentsAvailable, estimatedWaitSeconds: figures.estimatedWaitSeconds };
}
