import type { Capability, Notice, NoticeSeverity, ServerConfiguration } from '@footbridge/protocol';
import type { Centre } from './centre.js';

/** What this bridge tells clients about itself: only what can be used. protocol §3.1 */
export function describeConfiguration(centre: Centre): Promise<ServerConfiguration> {
  return centre.journal.answer(() => ({
    configurationVersion: centre.counters.configurationVersion,
    capabilities: {
      common: new Set(commonCapabilities(centre)),
      chat: new Set(chatCapabilities(centre)),
      callback: new Set(callbackCapabilities(centre)),
      queueQuery: new Set(authenticationCapabilities(centre.parameters.QueryQueueAccessControl)),
    },
    problemReportFilter: centre.parameters.ProblemReportControlExpression || undefined,
    notice: centre.extensions.notice ? noticeOf(centre) : undefined,
  }));
}

function commonCapabilities({ parameters, extensions }: Centre): Capability<'common'>[] {
  const names: Capability<'common'>[] = ['supportRegistrationTracker', 'partyInfo'];
  if (parameters.AllowClientProblemReport === 1) names.push('problemReport');
  if (extensions.clientToken) names.push('footbridge.clientToken');
  if (extensions.notice) names.push('footbridge.notice');
  if (extensions.offlineMessage) names.push('footbridge.offlineMessage');
  if (extensions.directory) names.push('footbridge.directory');
  if (extensions.erase) names.push('footbridge.erase');
  return names;
}

function chatCapabilities({ parameters, extensions, mail }: Centre): Capability<'chat'>[] {
  const names: Capability<'chat'>[] = ['reconnect', 'poll', 'sendMessage', 'setTypingState', 'exit'];
  if (parameters.ChatAccessControl !== 0) names.unshift('start');
  names.push(...authenticationCapabilities(parameters.ChatAccessControl));
  if (parameters.EnableWebTranscript === 1 && mail) names.push('transcript');
  if (extensions.ack) names.push('footbridge.ack');
  if (extensions.ack && extensions.hold && parameters.MaxPollHold > 0) names.push('footbridge.hold');
  if (extensions.messageId) names.push('footbridge.messageId');
  if (extensions.queueStatus) names.push('footbridge.queueStatus');
  return names;
}

function callbackCapabilities({ parameters, extensions }: Centre): Capability<'callback'>[] {
  const names: Capability<'callback'>[] = ['status', 'reconnect', 'disconnect'];
  if (parameters.CallbackAccessControl !== 0) names.unshift('create');
  names.push(...authenticationCapabilities(parameters.CallbackAccessControl));
  if (extensions.callbackTime) names.push('footbridge.callbackTime');
  return names;
}

type AuthenticationCapability = Capability<'queueQuery'>;

/** 0 nobody, 1 everybody, 2 registered visitors, 3 anonymous ones. protocol §7.2 */
function authenticationCapabilities(accessControl: number): AuthenticationCapability[] {
  return [
    ...(accessControl === 1 || accessControl === 2 ? (['supportAuthenticationTracker'] as const) : []),
    ...(accessControl === 1 || accessControl === 3 ? (['supportAuthenticationAnonymous'] as const) : []),
  ];
}

const severities: readonly NoticeSeverity[] = ['warning', 'info', 'ok', 'caution'];

function noticeOf({ parameters }: Centre): Notice | undefined {
  if (parameters.NoticeText === '') return undefined;
  const severity = severities.find((known) => known === parameters.NoticeSeverity) ?? 'info';
  return { severity, text: parameters.NoticeText };
}
