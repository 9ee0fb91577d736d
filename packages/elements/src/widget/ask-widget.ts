import type { DirectoryTarget } from '../events/directory-request-event.js';

/** What a visitor wants, and of whom: of the widget's own queue where nobody is named. */
export interface Wish {
  readonly kind: 'chat' | 'callback';
  readonly whom?: Pick<DirectoryTarget, 'target' | 'targetType'>;
  /** What the panel is called for as long as it is open. */
  readonly heading?: string;
}

/** Has the page's widget do what a visitor wants, unless a listener has stopped the event that says so. */
export function askWidget(event: Event, { kind, whom, heading }: Wish): void {
  // Other listeners come later and may still stop it.
  queueMicrotask(() => {
    const widget = document.querySelector('footbridge-widget');
    if (event.defaultPrevented || !widget?.contact) return;
    if (heading && !widget.open) {
      const before = widget.heading;
      widget.heading = heading;
      widget.addEventListener('footbridge-close', () => (widget.heading = before), { once: true });
    }
    widget.contact(kind, whom);
  });
}
