import type { TextPack } from './text-pack.js';

export const arabic: TextPack = {
  WelcomeMsg: 'أهلاً وسهلاً بكم! يسعدنا تواصلكم معنا.',
  TransferredMsg: 'تم تحويل المحادثة إلى %1.',
  AlertingMsg: 'جارٍ تنبيه %1.',
  AgentConnectedMsg: 'دخول %1 إلى المحادثة.',
  AgentDisconnectedMsg: 'خروج %1 من المحادثة.',
  HoldMsg: 'تم وضع المحادثة قيد الانتظار من قِبل %1. يُرجى الانتظار قليلاً.',
  VisitorDisconnectedMsg: 'خروج %1 من المحادثة.',
  QueueStatusMsg: 'ترتيبكم في قائمة الانتظار: %1. مدة الانتظار المتوقعة: %2.',
  IdleWarningMessage: 'لم تصل أي رسالة من %1 منذ: %2. ستنتهي المحادثة إن لم تصل رسالة خلال: %3.',
  IdleDisconnectMessage: 'انتهت المحادثة مع %1 لعدم وصول أي رسالة خلال: %4.',
  ChatTranscriptSubject: 'محادثتك: %1',
};
