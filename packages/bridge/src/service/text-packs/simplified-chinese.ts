import type { TextPack } from './text-pack.js';

export const simplifiedChinese: TextPack = {
  WelcomeMsg: '欢迎您！很高兴为您服务。',
  TransferredMsg: '您的对话已转接至 %1。',
  AlertingMsg: '正在通知 %1。',
  AgentConnectedMsg: '%1 已加入对话。',
  AgentDisconnectedMsg: '%1 已离开对话。',
  HoldMsg: '%1 已暂时保留对话，请稍候。',
  VisitorDisconnectedMsg: '%1 已离开对话。',
  QueueStatusMsg: '您目前排在第 %1 位，预计等待时间为 %2。',
  IdleWarningMessage: '%1 已有 %2 未输入内容。如果在 %3 内仍未输入，对话将结束。',
  IdleDisconnectMessage: '由于 %1 已有 %4 未输入内容，对话已结束。',
  ChatTranscriptSubject: '您的聊天记录：%1',
};
