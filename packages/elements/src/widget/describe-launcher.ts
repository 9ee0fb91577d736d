import type { LitElement } from 'lit';
import type { FootbridgeLauncher } from '../launcher/footbridge-launcher.js';
import { getLocale } from '../localization/localization.js';

export interface WidgetState {
  readonly heading: string;
  readonly open: boolean;
  /** How many messages have come since the panel was closed. */
  readonly unread: number;
}

/** A widget's launcher: ours, or a page's own. */
export function launcherOf({ renderRoot }: LitElement): FootbridgeLauncher | undefined {
  const [launcher] = renderRoot.querySelector('slot')?.assignedElements({ flatten: true }) ?? [];
  return launcher as FootbridgeLauncher | undefined;
}

/** Has a launcher say what its widget is about: ours in its name, a page's own in what only its state says. */
export function describeLauncher(
  launcher: FootbridgeLauncher | undefined,
  { heading, open, unread }: WidgetState,
): void {
  if (!launcher) return;
  if (launcher instanceof HTMLButtonElement) {
    launcher.ariaHasPopup = 'dialog';
    launcher.ariaExpanded = `${open}`;
  } else launcher.lang = getLocale();
  launcher.expanded = open;
  if (unread > 0) {
    launcher.dataset.unread = `${unread}`;
    void addNews(launcher, heading, unread);
  } else {
    delete launcher.dataset.unread;
    launcher.label = heading;
  }
}

async function addNews(launcher: FootbridgeLauncher, heading: string, unread: number): Promise<void> {
  // The conversation that the messages came in has brought it.
  const { newCountText } = await import('../internal/new-count-text.js');
  if (launcher.dataset.unread === `${unread}`) launcher.label = `${heading}. ${newCountText(unread)}`;
}
