import type { TextPack } from './text-pack.js';

export const hebrew: TextPack = {
  WelcomeMsg: 'ברוכים הבאים! אנחנו כאן לשירותכם.',
  TransferredMsg: 'השיחה הועברה אל %1.',
  AlertingMsg: 'מתבצעת פנייה אל %1.',
  AgentConnectedMsg: 'הצטרפות לשיחה: %1.',
  AgentDisconnectedMsg: 'עזיבת השיחה: %1.',
  HoldMsg: 'השיחה הועברה להמתנה על ידי %1. נא להמתין רגע.',
  VisitorDisconnectedMsg: 'עזיבת השיחה: %1.',
  QueueStatusMsg: 'מקומכם בתור: %1. זמן ההמתנה המשוער: %2.',
  IdleWarningMessage: 'לא התקבלה הודעה מאת %1 במשך %2. בהיעדר הודעה, השיחה תסתיים בעוד %3.',
  IdleDisconnectMessage: 'השיחה עם %1 הסתיימה לאחר %4 ללא הודעה.',
  ChatTranscriptSubject: 'השיחה שלך: %1',
};
