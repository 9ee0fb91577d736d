import type { TextPack } from './text-pack.js';

export const japanese: TextPack = {
  WelcomeMsg: 'ようこそお越しくださいました。',
  TransferredMsg: '%1 におつなぎします。',
  AlertingMsg: '%1 を呼び出しています。',
  AgentConnectedMsg: '%1 がチャットに参加しました。',
  AgentDisconnectedMsg: '%1 がチャットから退出しました。',
  HoldMsg: '%1 がチャットを保留にしました。少々お待ちください。',
  VisitorDisconnectedMsg: '%1 がチャットから退出しました。',
  QueueStatusMsg: '現在の順番は %1 番目です。予想待ち時間は %2 です。',
  IdleWarningMessage: '%1 からの入力が %2 ありません。%3 以内にご入力がない場合、チャットは終了します。',
  IdleDisconnectMessage: '%1 からの入力が %4 なかったため、チャットを終了しました。',
  ChatTranscriptSubject: 'チャットの記録：%1',
};
