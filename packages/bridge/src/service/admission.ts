/**
 * Whether somebody may start something now: blocked addresses, then access control, then limits, then the target, then
 * the password, each with its own reason. protocol §7.1 and §10.7
 */
import { limitReason, reasons, type Reason, type RoutingContext, type TargetType } from '@footbridge/protocol';
import type { QueueReference } from '../store/records.js';
import { accessOf, mayAsk } from './access.js';
import { isBlocked } from './blocks.js';
import type { Centre } from './centre.js';
import { countStart, logRefusal, reachedLimit } from './limits.js';
import { closedReason, findQueue } from './queues.js';
import type { Ids, Outcome } from './repeats.js';
import { canSignIn, signIn } from './sign-in.js';
import { distinctContexts, skillsFor } from './skills.js';
import { countedKindOf } from './tally.js';
import { placeVisitor, type VisitorPlace } from './visitor-place.js';

export interface Applicant {
  readonly kind: 'chat' | 'callback' | 'message';
  readonly name: string;
  /** Empty for an anonymous visitor. */
  readonly credentials: string;
  readonly target: string;
  readonly targetType: TargetType;
  readonly routingContexts?: readonly RoutingContext[] | undefined;
  /** Where the visitor is, as far as trusted proxies tell. */
  readonly address: string | undefined;
}

/** What is known of somebody who may start something. */
export interface Admitted {
  readonly queue: QueueReference;
  /** What the agent must be able to do, by internal names. */
  readonly skills: readonly string[];
  readonly visitorName: string;
  /** The user name of a visitor who signed in. */
  readonly account: string | undefined;
  readonly addressHash: string | undefined;
  readonly host: string | undefined;
}

/**
 * Lets an applicant in, or says why not. `create` runs in the same turn in which the limits are checked, so that of many
 * at once no more get in than there is room for.
 */
export async function admit<Given extends Ids>(
  centre: Centre,
  applicant: Applicant,
  create: (admitted: Admitted) => Given,
): Promise<Outcome<Given>> {
  const place = placeVisitor(centre, applicant.address);
  const { name, credentials } = applicant;
  // Before the password is looked at, which costs much more than to refuse.
  const refusal = check(centre, applicant, place, undefined);
  if (!refusal.ok) return refusal;
  const visitor =
    credentials === ''
      ? anonymous(centre, name)
      : await signIn(centre, { name, password: credentials }, place.addressHash);
  if (!visitor.ok) return visitor;
  // Others may have got in while the password was looked at.
  const checked = check(centre, applicant, place, visitor.account);
  if (!checked.ok) return checked;
  const { addressHash, host } = place;
  countStart(centre, { kind: countedKindOf(applicant.kind), addressHash });
  const { displayName: visitorName, account } = visitor;
  return {
    ok: true,
    ids: create({ queue: checked.queue, skills: checked.skills, visitorName, account, addressHash, host }),
  };
}

const anonymous = ({ parameters }: Centre, name: string) =>
  ({ ok: true, account: undefined, displayName: name.trim() || parameters.AnonymousName }) as const;

type Checked =
  ({ readonly ok: true } & Pick<Admitted, 'queue' | 'skills'>) | { readonly ok: false; readonly reason: Reason };

function check(
  centre: Centre,
  { kind, credentials, target, targetType, routingContexts = [] }: Applicant,
  { addressHash, isTrusted }: VisitorPlace,
  account: string | undefined,
): Checked {
  if (addressHash !== undefined && isBlocked(centre, addressHash)) return refuse(centre, 'blocked');
  const { ChatAccessControl, CallbackAccessControl } = centre.parameters;
  const access = accessOf(kind === 'chat' ? ChatAccessControl : CallbackAccessControl, canSignIn(centre));
  if (!mayAsk(access, credentials)) return refuse(centre, 'access');
  const queue = findQueue(centre, target, targetType);
  const limit = reachedLimit(centre, {
    kind: countedKindOf(kind),
    addressHash,
    isTrusted,
    isAnonymous: credentials === '',
    account,
    queue: typeof queue === 'string' ? undefined : queue,
  });
  if (limit) {
    logRefusal(centre, limit);
    return { ok: false, reason: limitReason(limit) };
  }
  if (typeof queue === 'string') return { ok: false, reason: queue };
  // A message is what somebody leaves because the queue takes nobody now.
  const skills = skillsFor(centre, distinctContexts(routingContexts));
  const closed = kind === 'message' ? undefined : closedReason(centre, queue, kind, skills);
  return closed ? { ok: false, reason: closed } : { ok: true, queue, skills };
}

/** protocol §10.7 */
function refuse(centre: Centre, why: 'blocked' | 'access'): Checked {
  logRefusal(centre, why);
  return { ok: false, reason: reasons.unsupportedOperation };
}
