/** A screen that nobody sees, for browsers that need one. */
import { startProgram } from './program.js';

export interface Desktop {
  /** What a program needs to know to appear there. */
  readonly environment: NodeJS.ProcessEnv;
  stop(): Promise<void>;
}

export async function startDesktop(): Promise<Desktop> {
  const screen = startProgram('Xvfb', ['-displayfd', '1', '-screen', '0', '1280x1024x24', '-nolisten', 'tcp']);
  const bus = startProgram('dbus-daemon', ['--session', '--nofork', '--print-address']);
  const environment = { DISPLAY: `:${await screen.firstLine()}`, DBUS_SESSION_BUS_ADDRESS: await bus.firstLine() };
  // Without one no window has the focus.
  const windowManager = startProgram('openbox', [], environment);
  return {
    environment,
    async stop() {
      await windowManager.stop();
      await bus.stop();
      await screen.stop();
    },
  };
}
