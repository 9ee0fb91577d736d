import type { Bridge } from '../bridge.js';
import type { InteractionSummary, LogDocument } from '../operator/operator-api.js';
import { OPERATOR_KEY } from './test-bridge.js';

/** An operator at the private listener. */
export class Operator {
  bridge: Bridge;
  readonly key: string;

  constructor(bridge: Bridge, key = OPERATOR_KEY) {
    this.bridge = bridge;
    this.key = key;
  }

  get(path: string): Promise<Response> {
    return this.bridge.fetchPrivate(operatorRequest(path, { headers: { authorization: `Bearer ${this.key}` } }));
  }

  async read<Document>(path: string): Promise<Document> {
    const response = await this.get(path);
    if (response.status !== 200) throw new Error(`Expected 200 for ${path}, got ${response.status}`);
    return (await response.json()) as Document;
  }

  async text(path: string): Promise<string> {
    return (await this.get(path)).text();
  }

  post(command: string, fields: Readonly<Record<string, unknown>> = {}): Promise<Response> {
    return this.bridge.fetchPrivate(
      operatorRequest(command, {
        method: 'POST',
        headers: { authorization: `Bearer ${this.key}`, 'content-type': 'application/json' },
        body: JSON.stringify(fields),
      }),
    );
  }

  /** Carries a command out; answers the refusal's code, if it was refused. */
  async do(command: string, fields: Readonly<Record<string, unknown>> = {}): Promise<string | undefined> {
    const response = await this.post(command, fields);
    if (response.status === 200) return undefined;
    return ((await response.json()) as { code: string }).code;
  }

  /** The id of the only live chat. */
  async chatId(): Promise<string> {
    const [chat] = await this.read<InteractionSummary[]>('chattingvisitors.json');
    return chat?.interactionId ?? '';
  }

  async codes(interactionId: string): Promise<string[]> {
    const entries = await this.read<LogDocument[]>(`getlog.json?id=${interactionId}`);
    return entries.map(({ code }) => code);
  }
}

export const operatorRequest = (path: string, init: RequestInit = {}): Request =>
  new Request(`http://127.0.0.1/ops/${path}`, init);
