import { connect, type Socket } from 'node:net';

/**
 * One kept-open connection on which one request goes after the other. It reads of an answer what tells where it ends, and
 * costs so little that the server is what is measured.
 */
export class HttpConnection {
  readonly #socket: Socket;
  readonly #host: string;
  #received = '';
  #done: ((answer: string) => void) | undefined;

  private constructor(socket: Socket, host: string) {
    this.#socket = socket;
    this.#host = host;
    socket.setNoDelay(true);
    socket.setEncoding('latin1');
    socket.on('data', (text) => this.#read(String(text)));
    socket.on('error', () => {});
    socket.on('close', () => this.#finish(''));
  }

  static open(port: number): Promise<HttpConnection> {
    return new Promise((resolve, reject) => {
      const socket = connect(port, '127.0.0.1', () => resolve(new HttpConnection(socket, `127.0.0.1:${port}`)));
      socket.once('error', reject);
    });
  }

  /** Answers the whole response as text; empty where the connection closed first. */
  get(path: string): Promise<string> {
    return this.#ask(`GET ${path} HTTP/1.1\r\nHost: ${this.#host}\r\nAccept: application/json\r\n\r\n`);
  }

  post(path: string, body: unknown, headers = ''): Promise<string> {
    const text = JSON.stringify(body);
    return this.#ask(
      `POST ${path} HTTP/1.1\r\nHost: ${this.#host}\r\nAccept: application/json\r\n` +
        `Content-Type: application/json\r\nContent-Length: ${Buffer.byteLength(text)}\r\n${headers}\r\n${text}`,
    );
  }

  close(): void {
    this.#socket.destroy();
  }

  #ask(request: string): Promise<string> {
    return new Promise((resolve) => {
      this.#done = resolve;
      this.#socket.write(request);
    });
  }

  #read(text: string): void {
    this.#received += text;
    const headEnd = this.#received.indexOf('\r\n\r\n');
    if (headEnd === -1) return;
    const length = /\r\ncontent-length: (\d+)/i.exec(this.#received)?.[1] ?? '0';
    if (this.#received.length < headEnd + 4 + Number(length)) return;
    const answer = this.#received;
    this.#received = '';
    this.#finish(answer);
  }

  #finish(answer: string): void {
    const done = this.#done;
    this.#done = undefined;
    done?.(answer);
  }
}
