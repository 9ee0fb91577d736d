/** Tries to sign in that are under way, by what they are counted by. */
export interface SignInTries {
  running(key: string): number;
  begin(keys: readonly string[]): void;
  end(keys: readonly string[]): void;
  /** How many wait for the end of another one. */
  waiting(key: string): number;
  /** Resolves once any of them has ended. */
  nextEnd(key: string): Promise<void>;
}

export function createSignInTries(): SignInTries {
  const running = new Map<string, number>();
  const waiting = new Map<string, (() => void)[]>();
  const change = (keys: readonly string[], by: 1 | -1): void => {
    for (const key of keys) {
      const count = (running.get(key) ?? 0) + by;
      if (count > 0) running.set(key, count);
      else running.delete(key);
    }
  };
  return {
    running: (key) => running.get(key) ?? 0,
    begin: (keys) => change(keys, 1),
    end(keys) {
      change(keys, -1);
      for (const key of keys) {
        const wakened = waiting.get(key) ?? [];
        waiting.delete(key);
        for (const wake of wakened) wake();
      }
    },
    waiting: (key) => waiting.get(key)?.length ?? 0,
    nextEnd: (key) =>
      new Promise((resolve) => {
        const own = waiting.get(key);
        if (own) own.push(resolve);
        else waiting.set(key, [resolve]);
      }),
  };
}
