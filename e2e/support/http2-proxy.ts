/** A proxy that speaks HTTP/2 to the browser, as most companies' do, and ends streams as proxies do when they are tired. */
import { request } from 'node:http';
import { constants, createSecureServer, type Http2Session, type ServerHttp2Stream } from 'node:http2';
import type { AddressInfo } from 'node:net';
import { createCertificate } from '../../packages/bridge/src/testing/self-signed.js';

/** How a stream ends once the server has done what it was asked to. Browsers send some of these again by themselves. */
export type StreamFault = 'refused' | 'internal error' | 'going away';

export interface Http2Proxy {
  readonly origin: string;
  /** How many streams have met a fault. */
  readonly count: number;
  /** Spoils the next request whose address contains `part`. */
  spoil(part: string, fault: StreamFault): void;
  close(): Promise<void>;
}

const { NGHTTP2_INTERNAL_ERROR, NGHTTP2_NO_ERROR, NGHTTP2_REFUSED_STREAM } = constants;

export async function startHttp2Proxy(target: string): Promise<Http2Proxy> {
  const { chain, key } = await createCertificate();
  const rules: { readonly part: string; readonly fault: StreamFault }[] = [];
  const sessions = new Set<Http2Session>();
  let count = 0;

  const server = createSecureServer({ cert: chain, key });
  server.on('session', (session) => sessions.add(session));
  server.on('stream', (stream, headers) => {
    const path = headers[':path'] ?? '/';
    const index = rules.findIndex(({ part }) => path.includes(part));
    const [rule] = index < 0 ? [] : rules.splice(index, 1);
    const own = Object.entries(headers).filter(([name]) => !name.startsWith(':'));
    const onward = request(new URL(path, target), {
      agent: false,
      method: headers[':method'],
      headers: Object.fromEntries(own),
    });
    onward.on('error', () => stream.close(NGHTTP2_INTERNAL_ERROR));
    onward.on('response', (answer) => {
      if (rule) {
        count += 1;
        answer.resume().on('end', () => end(stream, rule.fault));
        return;
      }
      const { connection: _, 'transfer-encoding': __, 'keep-alive': ___, ...kept } = answer.headers;
      if (stream.destroyed) return;
      stream.respond({ ...kept, ':status': answer.statusCode });
      answer.pipe(stream);
    });
    stream.on('error', () => onward.destroy());
    stream.on('close', () => onward.destroy());
    stream.pipe(onward);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    origin: `https://127.0.0.1:${(server.address() as AddressInfo).port}`,
    get count() {
      return count;
    },
    spoil: (part, fault) => void rules.push({ part, fault }),
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        for (const session of sessions) session.destroy();
      }),
  };
}

function end(stream: ServerHttp2Stream, fault: StreamFault): void {
  if (fault === 'refused') stream.close(NGHTTP2_REFUSED_STREAM);
  else if (fault === 'internal error') stream.close(NGHTTP2_INTERNAL_ERROR);
  else {
    // "I have taken none of your streams": the browser may send them elsewhere.
    stream.session?.goaway(NGHTTP2_NO_ERROR, 0);
    stream.session?.destroy();
  }
}
