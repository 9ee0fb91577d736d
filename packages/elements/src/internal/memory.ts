/**
 * What a visitor has decided, kept for as long as they were told: in the browser's storage, and where that is blocked, for as
 * long as the page is there. Nothing is kept before a visitor has decided something.
 */
export interface Memory {
  get(key: string): string | undefined;
  set(key: string, value: string | undefined): void;
}

/** @param storage Looked up at each use: a browser that blocks storage throws even at a look. */
export function createMemory(storage: () => Storage): Memory {
  const blocked = new Map<string, string>();
  return {
    get(key) {
      try {
        return storage().getItem(key) ?? blocked.get(key);
      } catch {
        return blocked.get(key);
      }
    },
    set(key, value) {
      blocked.delete(key);
      try {
        if (value === undefined) storage().removeItem(key);
        else storage().setItem(key, value);
      } catch {
        if (value !== undefined) blocked.set(key, value);
      }
    },
  };
}

/** Until the tab is closed. */
export const tabMemory = createMemory(() => sessionStorage);

/** Until the visitor clears it. */
export const lastingMemory = createMemory(() => localStorage);
