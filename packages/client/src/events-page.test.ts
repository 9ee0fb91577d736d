import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import type { CallbackEventType } from './callback/callbacks.js';
import type { ClientEventType } from './client.js';

const page = readFileSync(new URL('../../../docs/developing/events.md', import.meta.url), 'utf8');

/** The first cells of the rows of each table, by the heading above it. */
function rowsUnder(heading: string): string[][] {
  const section = page.split(/^## /m).find((text) => text.startsWith(heading)) ?? '';
  return section
    .split('\n')
    .filter((line) => line.startsWith('| `'))
    .map((line) => line.split('|').map((cell) => cell.trim()))
    .map(([, ...cells]) => cells);
}

const namesUnder = (heading: string): string[] => rowsUnder(heading).map(([name = '']) => name.replaceAll('`', ''));

// The compiler refuses a name that is missing or not there.
const clientEvents: Readonly<Record<ClientEventType, true>> = {
  configurationLoaded: true,
  chatStarted: true,
  chatEnded: true,
  entryReceived: true,
  messageSent: true,
  messageFailed: true,
  partyJoined: true,
  partyLeft: true,
  partyChanged: true,
  connectionLost: true,
  connectionRestored: true,
  serverSwitched: true,
  problem: true,
};

const callbackEvents: Readonly<Record<CallbackEventType, true>> = {
  callbackCreated: true,
  callbackFailed: true,
  statusReceived: true,
  statusFailed: true,
  agentAssigned: true,
  callbackRescheduled: true,
  connectionLost: true,
  connectionRestored: true,
  cancelFailed: true,
  callbackEnded: true,
};

const notifications = `
  NewParticipant ParticipantJoined ParticipantLeft ParticipantNameChanged ParticipantInitializing ParticipantAlerting
  ParticipantActive ParticipantHeld ParticipantVoicemail ParticipantDisconnected ParticipantStartedTyping
  ParticipantStoppedTyping CurrentParticipantIdChanged ReceivedText ReceivedCommand ReceivedUrl ReceivedFile ChatCreation
  ChatCreationFailure ChatCompletion ChatCompletionFailure ChatReconnect ChatReconnectUI ChatReconnectFailure Failover
  FailoverUI ResumedPolling RefreshPage PageBeforeUnload PageUnload CallbackCreation CallbackCreationFailure CallbackStatus
  CallbackStatusFailure CallbackDisconnect CallbackDisconnectFailure CallbackReconnect CallbackReconnectFailure PartyInfo
  PartyInfoFailure QueueStatus QueueStatusFailure`
  .trim()
  .split(/\s+/)
  .map((name) => `${name}Notification`);

const hooks = [
  'LoginInfoSource',
  'MaximumFieldLengths',
  'RetryCounts',
  'TabVisibility',
  'StatusFieldsDisplay',
  'Linkifier',
  'RegistrationFormPanel',
  'SendOnEnter',
  'ExtraCSSClasses',
];

/** What tells something and is no event of ours. */
const otherTellers = [
  'trace',
  'client.startChat()',
  'availability.subscribe()',
  'window: beforeunload',
  'window: pagehide',
];

test('every event of a chat and of a callback is documented, and no other', () => {
  expect(namesUnder('Of a chat')).toEqual(Object.keys(clientEvents));
  expect(namesUnder('Of a callback')).toEqual(Object.keys(callbackEvents));
});

test('every notification and hook of the original has a row, and only one', () => {
  expect(notifications).toHaveLength(42);
  expect(namesUnder('Coming from')).toEqual([...notifications, ...hooks]);
});

test('what a row names instead exists', () => {
  const known = new Set([
    ...Object.keys(clientEvents).map((name) => `client.on('${name}')`),
    ...Object.keys(callbackEvents).map((name) => `callbacks.on('${name}')`),
    ...otherTellers,
  ]);
  for (const [name = '', now = ''] of rowsUnder('Coming from').slice(0, notifications.length)) {
    const tellers = [...now.matchAll(/`([^`]+)`/g)].map(([, teller]) => teller);
    expect([name, tellers.length > 0, tellers.filter((teller = '') => !known.has(teller))]).toEqual([name, true, []]);
  }
});
