import type { TextPack } from './text-pack.js';

export const dutch: TextPack = {
  WelcomeMsg: 'Welkom! Fijn dat u er bent.',
  TransferredMsg: 'U bent doorverbonden met %1.',
  AlertingMsg: 'We waarschuwen %1.',
  AgentConnectedMsg: '%1 neemt nu deel aan het gesprek.',
  AgentDisconnectedMsg: '%1 heeft het gesprek verlaten.',
  HoldMsg: '%1 heeft het gesprek even in de wacht gezet. Een ogenblik geduld, alstublieft.',
  VisitorDisconnectedMsg: '%1 heeft het gesprek verlaten.',
  QueueStatusMsg: 'U bent nummer %1 in de wachtrij. Verwachte wachttijd: %2.',
  IdleWarningMessage: '%1 heeft al %2 niets geschreven. Zonder bericht wordt het gesprek beëindigd over %3.',
  IdleDisconnectMessage: 'Het gesprek met %1 is beëindigd na %4 zonder bericht.',
  ChatTranscriptSubject: 'Uw gesprek: %1',
};
