import type { Capability, Notice, NoticeSeverity, ServerConfiguration } from '@footbridge/protocol';
import { accessOf, isOpen, type Access } from './access.js';
import { registrarOf } from './accounts.js';
import { raiseConfigurationVersion, type Centre } from './centre.js';
import { canSignIn } from './sign-in.js';

/** What this bridge tells clients about itself: only what can be used. protocol §3.1 */
export function describeConfiguration(centre: Centre): Promise<ServerConfiguration> {
  return centre.journal.answer(() => ({
    configurationVersion: centre.counters.configurationVersion,
    ...whatItSays(centre),
  }));
}

/** Raises the version if clients would be told something else than when this was last called. protocol §11 item 1 */
export function noteConfiguration(centre: Centre): void {
  const said = JSON.stringify(whatItSays(centre), (_, value: unknown) => (value instanceof Set ? [...value] : value));
  const configurationDigest = centre.store.keyedHash(said);
  const { configurationDigest: before } = centre.counters;
  if (before === configurationDigest) return;
  if (before !== undefined) raiseConfigurationVersion(centre);
  centre.counters = { ...centre.counters, configurationDigest };
  centre.journal.counters(centre.counters);
}

const whatItSays = (centre: Centre): Omit<ServerConfiguration, 'configurationVersion'> => ({
  capabilities: {
    common: new Set(commonCapabilities(centre)),
    chat: new Set(chatCapabilities(centre)),
    callback: new Set(callbackCapabilities(centre)),
    queueQuery: new Set(authenticationCapabilities(queryAccess(centre))),
  },
  problemReportFilter: centre.parameters.ProblemReportControlExpression || undefined,
  notice: centre.extensions.notice ? noticeOf(centre) : undefined,
});

const queryAccess = (centre: Centre): Access => accessOf(centre.parameters.QueryQueueAccessControl, canSignIn(centre));
const chatAccess = (centre: Centre): Access => accessOf(centre.parameters.ChatAccessControl, canSignIn(centre));
const callbackAccess = (centre: Centre): Access => accessOf(centre.parameters.CallbackAccessControl, canSignIn(centre));

function commonCapabilities(centre: Centre): Capability<'common'>[] {
  const { parameters, extensions } = centre;
  const names: Capability<'common'>[] = registrarOf(centre) ? ['supportRegistrationTracker'] : [];
  names.push('partyInfo');
  if (parameters.AllowClientProblemReport === 1) names.push('problemReport');
  if (extensions.clientToken) names.push('footbridge.clientToken');
  if (extensions.notice) names.push('footbridge.notice');
  if (extensions.offlineMessage && isOpen(callbackAccess(centre))) names.push('footbridge.offlineMessage');
  // A search names nobody who asks, so that it has to be open to anonymous visitors. protocol §10.6
  if (extensions.directory && queryAccess(centre).anonymous) names.push('footbridge.directory');
  if (extensions.erase) names.push('footbridge.erase');
  return names;
}

function chatCapabilities(centre: Centre): Capability<'chat'>[] {
  const { parameters, extensions, mail } = centre;
  const access = chatAccess(centre);
  const names: Capability<'chat'>[] = ['reconnect', 'poll', 'sendMessage', 'setTypingState', 'exit'];
  if (isOpen(access)) names.unshift('start');
  names.push(...authenticationCapabilities(access));
  if (parameters.EnableWebTranscript === 1 && mail) names.push('transcript');
  if (extensions.ack) names.push('footbridge.ack');
  if (extensions.ack && extensions.hold && parameters.MaxPollHold > 0) names.push('footbridge.hold');
  if (extensions.messageId) names.push('footbridge.messageId');
  if (extensions.queueStatus) names.push('footbridge.queueStatus');
  return names;
}

function callbackCapabilities(centre: Centre): Capability<'callback'>[] {
  const access = callbackAccess(centre);
  const names: Capability<'callback'>[] = ['status', 'reconnect', 'disconnect'];
  if (isOpen(access)) names.unshift('create');
  names.push(...authenticationCapabilities(access));
  if (centre.extensions.callbackTime) names.push('footbridge.callbackTime');
  return names;
}

type AuthenticationCapability = Capability<'queueQuery'>;

const authenticationCapabilities = ({ registered, anonymous }: Access): AuthenticationCapability[] => [
  ...(registered ? (['supportAuthenticationTracker'] as const) : []),
  ...(anonymous ? (['supportAuthenticationAnonymous'] as const) : []),
];

const severities: readonly NoticeSeverity[] = ['warning', 'info', 'ok', 'caution'];

function noticeOf({ parameters }: Centre): Notice | undefined {
  if (parameters.NoticeText === '') return undefined;
  const severity = severities.find((known) => known === parameters.NoticeSeverity) ?? 'info';
  return { severity, text: parameters.NoticeText };
}
