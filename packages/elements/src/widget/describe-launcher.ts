import { msg, str } from '@lit/localize';
import type { FootbridgeLauncher } from '../launcher/footbridge-launcher.js';

export interface WidgetState {
  readonly heading: string;
  readonly open: boolean;
  /** How many messages have come since the panel was closed. */
  readonly unread: number;
}

/** Has a launcher say what its widget is about: ours in its name, a page's own in what only its state says. */
export function describeLauncher(launcher: FootbridgeLauncher, { heading, open, unread }: WidgetState): void {
  if (launcher instanceof HTMLButtonElement) {
    launcher.ariaHasPopup = 'dialog';
    launcher.ariaExpanded = `${open}`;
  }
  const news = unread > 0 ? `. ${msg(str`New messages: ${unread}`, { id: 'new-count' })}` : '';
  launcher.label = heading + news;
  launcher.expanded = open;
  if (unread > 0) launcher.dataset.unread = `${unread}`;
  else delete launcher.dataset.unread;
}
