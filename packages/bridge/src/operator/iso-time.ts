export const isoTime = (wallMs: number): string => new Date(wallMs).toISOString();
