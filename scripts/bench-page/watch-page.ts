/** What is noted within the page. */
export interface PageWatch {
  longTasksMs: number[];
  layoutShift: number;
  /** Timers, intervals and frames that have been asked for and neither fired nor been cleared. */
  readonly waiting: Set<string>;
  /** The longest that an interaction took to be painted, by what it was. */
  readonly interactionsMs: Map<string, number>;
  /** When the body of an answer was last read, and how many have been. */
  answeredAtMs: number;
  answers: number;
  /** Every element of the page that matches, within shadow roots too. */
  all(selector: string): Element[];
  /** Resolves with the time once what is in the document now has been painted. */
  painted(): Promise<number>;
}

/** Runs in the page before anything else does. It is given to the page as text, so it uses nothing from outside. */
export function watchPage(): void {
  const waiting = new Set<string>();
  const interactionsMs = new Map<string, number>();

  const all = (selector: string, within: Document | ShadowRoot = document): Element[] =>
    [...within.querySelectorAll('*')].flatMap((element) => [
      ...(element.matches(selector) ? [element] : []),
      ...(element.shadowRoot ? all(selector, element.shadowRoot) : []),
    ]);

  // Kept from before anybody counts them.
  const nextFrame = requestAnimationFrame.bind(window);
  const painted = (): Promise<number> =>
    new Promise((resolve) => {
      nextFrame(() => {
        // A frame's callbacks come before its painting, and a message after.
        const { port1, port2 } = new MessageChannel();
        port1.addEventListener('message', () => {
          port1.close();
          resolve(performance.now());
        });
        port1.start();
        port2.postMessage(undefined);
      });
    });

  const watch: PageWatch = {
    longTasksMs: [],
    layoutShift: 0,
    waiting,
    interactionsMs,
    answeredAtMs: 0,
    answers: 0,
    all,
    painted,
  };
  Object.assign(window, { pageWatch: watch });

  const observe = (type: string, note: (entry: PerformanceEntry) => void, more = {}) =>
    new PerformanceObserver((list) => list.getEntries().forEach(note)).observe({ type, buffered: true, ...more });
  observe('longtask', ({ duration }) => watch.longTasksMs.push(duration));
  observe('layout-shift', (entry) => {
    // What follows on something that the visitor did is not unexpected, and does not count.
    const { value, hadRecentInput } = entry as PerformanceEntry & { value: number; hadRecentInput: boolean };
    if (!hadRecentInput) watch.layoutShift += value;
  });
  observe(
    'event',
    (entry) => {
      const { interactionId, name, duration } = entry as PerformanceEventTiming & { interactionId: number };
      if (interactionId) interactionsMs.set(name, Math.max(duration, interactionsMs.get(name) ?? 0));
    },
    { durationThreshold: 16 },
  );

  const count = (
    ask: 'setTimeout' | 'setInterval' | 'requestAnimationFrame',
    cancel: keyof Window,
    repeats = false,
  ) => {
    const original = window[ask].bind(window) as (handler: (...given: unknown[]) => void, ...more: unknown[]) => number;
    const originalCancel = (window[cancel] as (id?: number) => void).bind(window);
    const counted = (handler: (...given: unknown[]) => void, ...more: unknown[]): number => {
      const id = original(
        (...given) => {
          if (!repeats) waiting.delete(`${ask} ${id}`);
          handler(...given);
        },
        ...more,
      );
      waiting.add(`${ask} ${id}`);
      return id;
    };
    const cancelled = (id?: number): void => {
      waiting.delete(`${ask} ${id}`);
      originalCancel(id);
    };
    Object.assign(window, { [ask]: counted, [cancel]: cancelled });
  };
  count('setTimeout', 'clearTimeout');
  count('setInterval', 'clearInterval', true);
  count('requestAnimationFrame', 'cancelAnimationFrame');

  const originalText = Response.prototype.text;
  Response.prototype.text = async function text(): Promise<string> {
    const body = await originalText.call(this);
    watch.answeredAtMs = performance.now();
    watch.answers += 1;
    return body;
  };
}
