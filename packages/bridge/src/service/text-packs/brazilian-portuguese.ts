import type { TextPack } from './text-pack.js';

export const brazilianPortuguese: TextPack = {
  WelcomeMsg: 'Boas-vindas! É um prazer falar com você.',
  TransferredMsg: 'Sua conversa foi transferida para %1.',
  AlertingMsg: 'Estamos avisando %1.',
  AgentConnectedMsg: '%1 entrou na conversa.',
  AgentDisconnectedMsg: '%1 saiu da conversa.',
  HoldMsg: '%1 colocou a conversa em espera. Aguarde um momento, por favor.',
  VisitorDisconnectedMsg: '%1 saiu da conversa.',
  QueueStatusMsg: 'Sua posição na fila é a número %1. Tempo de espera previsto: %2.',
  IdleWarningMessage: '%1 não escreve há %2. Se não houver nenhuma mensagem, a conversa será encerrada em %3.',
  IdleDisconnectMessage: 'A conversa com %1 foi encerrada após %4 sem mensagens.',
  ChatTranscriptSubject: 'Sua conversa: %1',
};
