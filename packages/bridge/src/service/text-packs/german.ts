import type { TextPack } from './text-pack.js';

export const german: TextPack = {
  WelcomeMsg: 'Willkommen! Schön, dass Sie da sind.',
  TransferredMsg: 'Sie wurden an %1 weitergeleitet.',
  AlertingMsg: '%1 wird benachrichtigt.',
  AgentConnectedMsg: '%1 ist dem Gespräch beigetreten.',
  AgentDisconnectedMsg: '%1 hat das Gespräch verlassen.',
  HoldMsg: '%1 hat das Gespräch kurz unterbrochen. Bitte haben Sie einen Moment Geduld.',
  VisitorDisconnectedMsg: '%1 hat das Gespräch verlassen.',
  QueueStatusMsg: 'Sie stehen in der Warteschlange auf Platz %1. Voraussichtliche Wartezeit: %2.',
  IdleWarningMessage:
    '%1 hat seit %2 nichts geschrieben. Ohne eine Nachricht wird das Gespräch nach Ablauf dieser Zeit beendet: %3.',
  IdleDisconnectMessage: 'Das Gespräch mit %1 wurde beendet. Zeit ohne Nachricht: %4.',
  ChatTranscriptSubject: 'Ihr Gespräch: %1',
};
