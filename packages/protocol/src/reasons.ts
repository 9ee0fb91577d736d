/** Every reason code that a failure can carry. protocol §5.2 and §10.7 */
export const reasons = {
  general: 'error.websvc.general',
  invalidCharset: 'error.websvc.contentType.invalidCharset',
  invalidContentType: 'error.websvc.contentType.invalidContentType',
  invalidContent: 'error.websvc.content.invalid',
  missingData: 'error.websvc.content.invalid.missingData',
  unknownSession: 'error.websvc.unknownEntity.session',
  unknownParticipant: 'error.websvc.unknownEntity.participant',
  badTarget: 'error.websvc.unknownEntity.badTarget',
  invalidQueue: 'error.websvc.unknownEntity.invalidQueue',
  invalidQueueType: 'error.websvc.unknownEntity.invalidQueueType',
  userNotOnline: 'error.websvc.userdb.notOnline',
  badCredentials: 'error.websvc.userdb.badCredentials',
  accountExists: 'error.websvc.userdb.accountExists',
  unsupportedOperation: 'error.websvc.unsupportedOperation',
} as const;

/** Why a target takes nobody now. protocol §10.7 */
export const closedReasons = {
  paused: 'error.websvc.general.closed.paused',
  hours: 'error.websvc.general.closed.hours',
  full: 'error.websvc.general.closed.full',
  wait: 'error.websvc.general.closed.wait',
  nobody: 'error.websvc.general.closed.nobody',
} as const;

export type ClosedReason = (typeof closedReasons)[keyof typeof closedReasons];

/** Which limit refused, by the name of its parameter. protocol §10.7 */
export type LimitReason = `${typeof LIMIT_REASON}${string}`;

const LIMIT_REASON = 'error.websvc.general.limit.';

export const limitReason = (parameterName: string): LimitReason => `${LIMIT_REASON}${parameterName}`;

export const isLimitReason = (reason: unknown): reason is LimitReason =>
  typeof reason === 'string' && reason.startsWith(LIMIT_REASON);

/** A reason code that this package knows. Servers may send others; treat those as `reasons.general`. */
export type Reason = (typeof reasons)[keyof typeof reasons] | ClosedReason | LimitReason;

/** The reason of an answer that names none, or that could not be read. protocol §5.2 */
export const UNREADABLE_REASON = 'error.websvc';
