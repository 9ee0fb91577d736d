import type { LitElement } from 'lit';
import { newCountText } from '../internal/new-count-text.js';
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
  launcher.label = unread > 0 ? `${heading}. ${newCountText(unread)}` : heading;
  if (unread > 0) launcher.dataset.unread = `${unread}`;
  else delete launcher.dataset.unread;
}
