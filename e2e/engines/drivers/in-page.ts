/** Functions that are sent into a page as text. Each stands alone: it must use nothing from outside. */
import type { FootbridgeGlobal } from '../../../packages/elements/src/embed/footbridge-global.js';

/** What has the focus, at whatever depth of shadow roots. */
export function focusedInPage(): Element | null {
  let { activeElement } = document;
  while (activeElement?.shadowRoot?.activeElement) activeElement = activeElement.shadowRoot.activeElement;
  return activeElement === document.body ? null : activeElement;
}

/** What of the widget is visible and may be a control or a landmark, in the order in which it is drawn. */
export function controlsInPage(): Element[] {
  const found: Element[] = [];
  const walk = (element: Element) => {
    const isBox = getComputedStyle(element).display !== 'contents';
    if (isBox && !element.checkVisibility({ visibilityProperty: true })) return;
    if (element.matches('button, input, textarea, select, a[href], fieldset, [role]')) found.push(element);
    const assigned = element instanceof HTMLSlotElement ? element.assignedElements() : [];
    const inside = assigned.length > 0 ? assigned : (element.shadowRoot ?? element).children;
    for (const child of inside) walk(child);
  };
  for (const widget of document.querySelectorAll('footbridge-widget')) walk(widget);
  return found;
}

/** A place in the window, in pixels. */
export interface Spot {
  readonly x: number;
  readonly y: number;
}

/** Where to click an element; null if something is before it. */
export function spotInPage(element: Element): Spot | null {
  element.scrollIntoView({ block: 'nearest' });
  const { left, top, width, height } = element.getBoundingClientRect();
  const spot = { x: Math.round(left + width / 2), y: Math.round(top + height / 2) };
  let hit = document.elementFromPoint(spot.x, spot.y);
  for (let root = hit?.shadowRoot; root; root = hit?.shadowRoot) {
    const inner = root.elementFromPoint(spot.x, spot.y);
    if (!inner || inner === hit) break;
    hit = inner;
  }
  return element.contains(hit) ? spot : null;
}

/** The visible text of the widget, line by line, without what only screen readers are told. */
export function screenInPage(): string {
  const lines: string[] = [];
  const walk = (node: Node) => {
    if (node instanceof Text) {
      const text = node.data.trim();
      if (text) lines.push(text);
    } else if (node instanceof Element) {
      const isBox = getComputedStyle(node).display !== 'contents';
      if (node.matches('[aria-live=polite]') || (isBox && !node.checkVisibility({ visibilityProperty: true }))) return;
      const assigned = node instanceof HTMLSlotElement ? node.assignedNodes() : [];
      const inside = assigned.length > 0 ? assigned : (node.shadowRoot ?? node).childNodes;
      for (const child of inside) walk(child);
    }
  };
  for (const widget of document.querySelectorAll('footbridge-widget')) walk(widget);
  return lines.join('\n');
}

/** The bubbles and system lines of the conversation, top to bottom. */
export function saidInPage(): string[] {
  const texts: string[] = [];
  const search = (root: Element | ShadowRoot) => {
    for (const element of root.querySelectorAll('*')) {
      if (element.matches('[part~=bubble], [part~=system]')) texts.push(element.textContent?.trim() ?? '');
      if (element.shadowRoot) search(element.shadowRoot);
    }
  };
  for (const widget of document.querySelectorAll('footbridge-widget')) if (widget.shadowRoot) search(widget.shadowRoot);
  return texts;
}

/** Notes from now on what goes wrong in the page. */
export function watchInPage(): void {
  const complaints: string[] = [];
  addEventListener('error', (event) => complaints.push(`error: ${event.message}`));
  addEventListener('unhandledrejection', (event) => complaints.push(`unhandled: ${String(event.reason)}`));
  document.addEventListener('securitypolicyviolation', (event) =>
    complaints.push(`policy: ${event.violatedDirective}`),
  );
  Object.assign(window, { complaints });
}

export const complaintsInPage = (): string[] => ('complaints' in window ? (window.complaints as string[]) : []);

/** Puts the focus where the next Tab takes it out of the page's own content. */
export const leavePage = (): void => [...document.querySelectorAll<HTMLElement>('a[href]')].at(-1)?.focus();

/** Opens the panel as a page does. */
export function openPanel(): void {
  (window.Footbridge as FootbridgeGlobal | undefined)?.open();
}
