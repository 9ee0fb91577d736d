/** A line for work that costs much: few pieces at once, and one who brings many keeps nobody else waiting. */
export interface FairLine {
  /** Answers undefined, without doing the work, where it would have to wait too long. */
  run<Result>(whose: string, work: () => Promise<Result>): Promise<Result | undefined>;
}

export interface FairLineOptions {
  readonly atOnce: number;
  /** In line behind those, of everybody together. */
  readonly maxWaiting: number;
}

type Waiter = (hasPlace: boolean) => void;

export function createFairLine({ atOnce, maxWaiting }: FairLineOptions): FairLine {
  /** By whose they are; who comes first is next, and then goes last. */
  const waiting = new Map<string, Waiter[]>();
  let waitingCount = 0;
  let running = 0;

  function enter(whose: string): Promise<boolean> {
    if (running < atOnce) {
      running += 1;
      return Promise.resolve(true);
    }
    if (waitingCount >= maxWaiting && !makeRoomFor(whose)) return Promise.resolve(false);
    waitingCount += 1;
    return new Promise((resolve) => {
      const own = waiting.get(whose);
      if (own) own.push(resolve);
      else waiting.set(whose, [resolve]);
    });
  }

  /** Whoever has most in line loses the latest of it, unless that would only turn the tables. */
  function makeRoomFor(whose: string): boolean {
    const own = waiting.get(whose)?.length ?? 0;
    const longest = [...waiting.values()].reduce<Waiter[]>((a, b) => (b.length > a.length ? b : a), []);
    if (longest.length <= own + 1) return false;
    waitingCount -= 1;
    longest.pop()?.(false);
    return true;
  }

  /** Whoever is done hands its place on, so that nobody who comes later can slip in. */
  function leave(): void {
    for (const [whose, [next, ...others]] of waiting) {
      waiting.delete(whose);
      if (others.length > 0) waiting.set(whose, others);
      waitingCount -= 1;
      next?.(true);
      return;
    }
    running -= 1;
  }

  return {
    async run(whose, work) {
      if (!(await enter(whose))) return undefined;
      try {
        return await work();
      } finally {
        leave();
      }
    },
  };
}
