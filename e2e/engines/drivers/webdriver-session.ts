/** One session of the W3C's WebDriver, as far as it is needed here. */

/** How the protocol writes a reference to an element. */
const ELEMENT = 'element-6066-11e4-a52e-4f735466cecf';

export type ElementReference = Readonly<Record<typeof ELEMENT, string>>;

/** What the driver answers in place of a result. */
export class WebDriverError extends Error {}

export class WebDriverSession {
  readonly #origin: string;
  readonly #path: string;

  private constructor(origin: string, path: string) {
    this.#origin = origin;
    this.#path = path;
  }

  static async open(origin: string): Promise<WebDriverSession> {
    const { sessionId } = await ask<{ sessionId: string }>('POST', `${origin}/session`, {
      capabilities: { alwaysMatch: {} },
    });
    return new WebDriverSession(origin, `/session/${sessionId}`);
  }

  close(): Promise<void> {
    return this.#delete('');
  }

  goTo(url: string): Promise<void> {
    return this.#post('/url', { url });
  }

  goBack(): Promise<void> {
    return this.#post('/back', {});
  }

  /** Runs the body of a function; `arguments` are its arguments. */
  execute<Result>(script: string, ...args: readonly unknown[]): Promise<Result> {
    return this.#post('/execute/sync', { script, args });
  }

  /** Does with a keyboard or a mouse what `actions` say, one after the other. */
  async act(type: 'key' | 'pointer', actions: readonly object[]): Promise<void> {
    await this.#post('/actions', { actions: [{ type, id: type, actions }] });
  }

  roleOf(element: ElementReference): Promise<string> {
    return this.#get(`${pathOf(element)}/computedrole`);
  }

  nameOf(element: ElementReference): Promise<string> {
    return this.#get(`${pathOf(element)}/computedlabel`);
  }

  window(): Promise<string> {
    return this.#get('/window');
  }

  async openWindow(): Promise<string> {
    const { handle } = await this.#post<{ handle: string }>('/window/new', { type: 'tab' });
    return handle;
  }

  switchTo(handle: string): Promise<void> {
    return this.#post('/window', { handle });
  }

  closeWindow(): Promise<void> {
    return this.#delete('/window');
  }

  #get<Result>(path: string): Promise<Result> {
    return ask('GET', this.#origin + this.#path + path);
  }

  #post<Result>(path: string, body: unknown): Promise<Result> {
    return ask('POST', this.#origin + this.#path + path, body);
  }

  #delete(path: string): Promise<void> {
    return ask('DELETE', this.#origin + this.#path + path);
  }
}

const pathOf = (element: ElementReference) => `/element/${element[ELEMENT]}`;

async function ask<Result>(method: string, url: string, body?: unknown): Promise<Result> {
  const answer = await fetch(url, { method, ...(body !== undefined && { body: JSON.stringify(body) }) });
  const { value } = (await answer.json()) as { value: Result & { error?: string; message?: string } };
  if (!answer.ok)
    throw new WebDriverError(`${method} ${new URL(url).pathname}: ${value.error ?? ''}: ${value.message ?? ''}`);
  return value;
}
