import type { Callbacks } from '@footbridge/client/callback';

/** Asks for news of a request while an element is in sight and its page is looked at. Returns what ends that. */
export function watchWhileSeen(element: Element, callbacks: Callbacks): () => void {
  let isInSight = false;
  let unwatch: (() => void) | undefined;

  function look(): void {
    if (isInSight && document.visibilityState === 'visible') unwatch ??= callbacks.watch();
    else stop();
  }

  function stop(): void {
    unwatch?.();
    unwatch = undefined;
  }

  function wake(): void {
    // The machine may have slept meanwhile.
    if (document.visibilityState === 'visible') callbacks.wake();
    look();
  }

  const observer = new IntersectionObserver((entries) => {
    isInSight = entries.at(-1)?.isIntersecting === true;
    look();
  });
  observer.observe(element);
  document.addEventListener('visibilitychange', wake);
  return () => {
    observer.disconnect();
    document.removeEventListener('visibilitychange', wake);
    stop();
  };
}
