/** Runs a task after the work at hand: as Node has it, or as a page can. */
export const endOfTurn: (task: () => void) => void =
  typeof setImmediate === 'function'
    ? setImmediate
    : (task) => {
        // Unlike a timer it isn't slowed down where nobody looks at the page.
        const { port1, port2 } = new MessageChannel();
        port1.addEventListener('message', () => {
          port1.close();
          task();
        });
        port1.start();
        port2.postMessage(undefined);
      };
