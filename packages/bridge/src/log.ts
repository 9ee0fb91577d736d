export const logLevels = ['error', 'warning', 'info', 'debug'] as const;
export type LogLevel = (typeof logLevels)[number];

/**
 * Where a bridge tells what it does. Entries name interactions by `interactionId`; the ids that open a chat, texts and
 * request bodies never appear.
 */
export type Log = (level: LogLevel, message: string) => void;
