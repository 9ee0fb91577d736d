import type { Duplex } from 'node:stream';
import { COMMON_HEADERS } from './answers.js';

const REASONS: Readonly<Record<string, string>> = {
  ERR_HTTP_REQUEST_TIMEOUT: '408 Request Timeout',
  HPE_HEADER_OVERFLOW: '431 Request Header Fields Too Large',
  HPE_CHUNK_EXTENSIONS_OVERFLOW: '413 Payload Too Large',
};

const HEADERS = Object.entries({ ...COMMON_HEADERS, connection: 'close', 'content-length': '0' })
  .map(([name, value]) => `${name}: ${value}\r\n`)
  .join('');

/**
 * Answers what Node could not read as a request, with the headers of every other answer, and closes the connection:
 * nobody can tell where the next request would begin. An answer already under way on it is cut off.
 */
export function refuseUnreadable(error: NodeJS.ErrnoException, socket: Duplex): void {
  if (!socket.writable || error.code === 'ECONNRESET') {
    socket.destroy();
    return;
  }
  socket.end(`HTTP/1.1 ${REASONS[error.code ?? ''] ?? '400 Bad Request'}\r\n${HEADERS}\r\n`);
}
