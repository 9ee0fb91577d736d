const text = `
  :host { position: fixed; inset-block-start: 16px; inset-inline-start: 16px; z-index: 2147483646; width: 300px; max-width: calc(100vw - 32px);
    max-height: calc(100vh - 32px); overflow: auto; padding: 12px 16px; border: 1px solid #8a8f98; border-radius: 8px; color-scheme: light dark;
    background: Canvas; color: CanvasText; font: 14px/1.4 system-ui, sans-serif; box-sizing: border-box }
  :host([hidden]) { display: none }
  h2 { margin: 0 0 4px; font-size: 1em }
  fieldset { display: grid; gap: 8px; margin: 12px 0 0; padding: 0; border: 0 }
  legend { padding: 0; font-weight: 600 }
  label { display: flex; flex-wrap: wrap; align-items: center; justify-content: space-between; gap: 8px }
  p { display: flex; flex-wrap: wrap; align-items: center; gap: 8px; margin: 0 }
  p > :first-child { flex: 1; overflow-wrap: anywhere }
  button, input { min-height: 28px; font: inherit }
  input[type=text] { flex: 1; min-width: 0 }
`;

/** Made when it is first needed, so that the module can be loaded where there is no document. */
export function mockPanelStyles(): CSSStyleSheet {
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(text);
  return sheet;
}
