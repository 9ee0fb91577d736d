/**
 * The file that a webmaster's script tag loads: it puts a launcher at the end of the page and fetches the panel at the
 * first sign of interest. It asks for nothing, stores nothing and waits for nothing before that, adds one global, and never
 * throws into the page. It must not know Lit, the client or what the panel holds.
 */
import { FootbridgeLauncher } from '../launcher/footbridge-launcher.js';
import type { EarlyCall, FootbridgeGlobal } from './footbridge-global.js';

const launcherTag = 'footbridge-launcher';
const widgetTag = 'footbridge-widget';

/** What the page wanted before this file was there, unless this is a second tag. */
const early = window.Footbridge as readonly EarlyCall[] & Partial<FootbridgeGlobal>;

function embed({ src, dataset }: HTMLScriptElement): void {
  let launcher = document.createElement(launcherTag);
  // Of the name that it has until the panel's is there.
  launcher.lang = 'en';
  let query = '';
  /** The widget has missed a click, because it was not there yet. */
  let missed = false;

  const setState = (state: string) => launcher.setAttribute('state', state);

  const load = async (): Promise<void> => {
    if (missed) setState('loading');
    try {
      // An address becomes a text by itself.
      await import(new URL('footbridge-panel.js' + query, src) as unknown as string);
      setState('');
      // The widget is told once, however many calls have waited for the import.
      if (missed) launcher.click();
    } catch {
      // A browser may remember that an address failed, so every attempt has an address of its own.
      query = (query || '?') + 0;
      // A visitor who has only come near needn't know: the click will try again.
      if (missed) {
        setState('failed');
        launcher.label = 'Chat failed to load. Try again';
      }
      missed = false;
    }
  };

  const api: FootbridgeGlobal = (window.Footbridge = {
    load,
    open: () => api.widget?.open || launcher.click(),
    close: () => {
      missed = false;
      if (api.widget?.open) launcher.click();
    },
    push: (call: EarlyCall) => call(api),
  });

  const place = (): void => {
    // A page that wants the widget elsewhere has placed one itself.
    let widget = document.querySelector<HTMLElement>(widgetTag);
    if (!widget) {
      widget = document.createElement(widgetTag);
      Object.assign(widget.dataset, dataset);
      document.body.append(widget);
    }
    // The page's own launcher, if it has one.
    widget.append((launcher = widget.querySelector<FootbridgeLauncher>('[slot=launcher]') ?? launcher));
    launcher.onpointerenter = launcher.onfocus = load;
    launcher.onclick = () => {
      // Something else of the page may have brought it.
      missed = !widget.matches(':defined');
      void load();
    };
    // Until the widget draws itself, nothing shows of what the page has put in it for later but the launcher.
    const slot = document.createElement('slot');
    slot.name = launcher.slot = 'launcher';
    if (!widget.shadowRoot) widget.attachShadow({ mode: 'open' }).append(slot);
    api.widget = widget;
  };
  if (document.readyState === 'loading') addEventListener('DOMContentLoaded', place);
  else place();
  try {
    // The visitor was in a chat before this page was loaded.
    if (sessionStorage.footbridge) void load();
  } catch {
    // Storage is blocked, and nothing is kept.
  }
  // Whatever else of the page bears the name has no calls.
  early?.map?.(api.push);
}

// A second script tag changes nothing, and a module would not know where its panel lies.
// Not any element that bears the name.
const script = document.currentScript;
if (script instanceof HTMLScriptElement && !early?.open) {
  if (!customElements.get(launcherTag)) customElements.define(launcherTag, FootbridgeLauncher);
  embed(script);
}
