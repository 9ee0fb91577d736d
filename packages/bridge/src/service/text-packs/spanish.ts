import type { TextPack } from './text-pack.js';

export const spanish: TextPack = {
  WelcomeMsg: '¡Le damos la bienvenida!',
  TransferredMsg: 'Hemos transferido su conversación a %1.',
  AlertingMsg: 'Estamos avisando a %1.',
  AgentConnectedMsg: '%1 se ha unido a la conversación.',
  AgentDisconnectedMsg: '%1 ha salido de la conversación.',
  HoldMsg: '%1 ha puesto la conversación en espera. Espere un momento, por favor.',
  VisitorDisconnectedMsg: '%1 ha salido de la conversación.',
  QueueStatusMsg: 'Su posición en la cola es la número %1. Tiempo de espera estimado: %2.',
  IdleWarningMessage: '%1 lleva %2 sin escribir. Si no recibimos ningún mensaje, la conversación finalizará en %3.',
  IdleDisconnectMessage: 'La conversación con %1 ha finalizado tras %4 sin mensajes.',
  ChatTranscriptSubject: 'Su conversación: %1',
};
