import type { TextPack } from './text-pack.js';

export const italian: TextPack = {
  WelcomeMsg: 'Le diamo il benvenuto!',
  TransferredMsg: 'La conversazione è stata trasferita a %1.',
  AlertingMsg: 'Stiamo avvisando %1.',
  AgentConnectedMsg: '%1 partecipa ora alla conversazione.',
  AgentDisconnectedMsg: '%1 ha lasciato la conversazione.',
  HoldMsg: '%1 ha messo la conversazione in attesa. Attenda un momento, per favore.',
  VisitorDisconnectedMsg: '%1 ha lasciato la conversazione.',
  QueueStatusMsg: 'La sua posizione in coda è la numero %1. Attesa prevista: %2.',
  IdleWarningMessage: '%1 non scrive da %2. In assenza di messaggi, la conversazione terminerà tra %3.',
  IdleDisconnectMessage: 'La conversazione con %1 è terminata dopo %4 senza messaggi.',
  ChatTranscriptSubject: 'La sua conversazione: %1',
};
