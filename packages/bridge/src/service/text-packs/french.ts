import type { TextPack } from './text-pack.js';

export const french: TextPack = {
  WelcomeMsg: 'Bienvenue ! Nous sommes ravis de vous accueillir.',
  TransferredMsg: 'Votre conversation a été transférée à %1.',
  AlertingMsg: 'Nous prévenons %1.',
  AgentConnectedMsg: '%1 a rejoint la conversation.',
  AgentDisconnectedMsg: '%1 a quitté la conversation.',
  HoldMsg: '%1 a mis la conversation en attente. Merci de patienter un instant.',
  VisitorDisconnectedMsg: '%1 a quitté la conversation.',
  QueueStatusMsg: 'Votre position dans la file d’attente : %1. Attente estimée : %2.',
  IdleWarningMessage: '%1 n’a rien écrit depuis %2. Sans message de votre part, la conversation prendra fin dans %3.',
  IdleDisconnectMessage: 'La conversation avec %1 a pris fin après %4 sans message.',
  ChatTranscriptSubject: 'Votre conversation : %1',
};
