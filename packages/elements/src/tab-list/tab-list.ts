/**
 * Tabs as the ARIA Authoring Practices have them: one stop for the Tab key, arrows that wrap, and what is chosen shows at
 * once. A template and not an element, because tabs and what they lead to must share a tree to refer to each other.
 */
import { msg } from '@lit/localize';
import { html } from 'lit';

export interface Tab<Name> {
  readonly name: Name;
  readonly label: string;
}

/** @param select Told the name of the tab that was chosen. */
export function tabList<Name extends string>(tabs: readonly Tab<Name>[], selected: Name, select: (name: Name) => void) {
  function keyed(event: KeyboardEvent): void {
    const list = event.currentTarget as HTMLElement;
    const at = tabs.findIndex(({ name }) => name === selected);
    const forward = getComputedStyle(list).direction === 'rtl' ? 'ArrowLeft' : 'ArrowRight';
    const isArrow = event.key === 'ArrowLeft' || event.key === 'ArrowRight';
    const wanted = isArrow
      ? at + (event.key === forward ? 1 : -1)
      : event.key === 'Home'
        ? 0
        : event.key === 'End'
          ? -1
          : undefined;
    const tab = wanted === undefined ? undefined : tabs.at(wanted % tabs.length);
    if (!tab) return;
    event.preventDefault();
    select(tab.name);
    list.querySelector<HTMLElement>(`#tab-${tab.name}`)?.focus();
  }

  return html`
    <div part="tabs" role="tablist" aria-label=${msg('How we can help', { id: 'tabs' })} @keydown=${keyed}>
      ${tabs.map(
        ({ name, label }) => html`
          <button
            part="tab"
            role="tab"
            id="tab-${name}"
            aria-controls="view-${name}"
            aria-selected=${name === selected}
            tabindex=${name === selected ? 0 : -1}
            @click=${() => select(name)}
          >
            ${label}
          </button>
        `,
      )}
    </div>
  `;
}
