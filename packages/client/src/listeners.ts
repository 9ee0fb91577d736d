/** Those who want to be told. */
export interface Listeners<News> {
  /** Returns what ends it. */
  add(listener: (news: News) => void): () => void;
  tell(news: News): void;
  clear(): void;
}

export function createListeners<News>(): Listeners<News> {
  const all = new Set<(news: News) => void>();
  return {
    add(listener) {
      // Wrapped, so that a function that is added twice is told twice and removed once.
      const added = (news: News) => listener(news);
      all.add(added);
      return () => all.delete(added);
    },
    tell(news) {
      for (const listener of all) {
        try {
          listener(news);
        } catch (error) {
          // A listener's mistake belongs to the page's error reporting, not to the chat.
          queueMicrotask(() => {
            throw error;
          });
        }
      }
    },
    clear: () => all.clear(),
  };
}
