/**
 * Lets requests through only while this tab leads: a tab that was frozen must not speak as the leader that it no longer is.
 */
export const createGate =
  (fetch: typeof globalThis.fetch, mayAct: () => boolean | Promise<boolean>): typeof globalThis.fetch =>
  async (input, init) => {
    const isLeader = mayAct();
    if (isLeader !== true && !(await isLeader)) throw new TypeError('Another tab leads.');
    // What may outlive the page must outlive the client that it belonged to.
    const { signal: _, ...lasting } = init ?? {};
    return fetch(input, lasting.keepalive ? lasting : init);
  };
