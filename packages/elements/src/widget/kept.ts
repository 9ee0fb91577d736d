/** What there is in the browser's storage from before. A browser that blocks storage throws even at a look. */

/** Whether this tab had something under way before its page was loaded. */
export const isAnythingKept = (): boolean => isThere(() => sessionStorage, 'footbridge');

/** Whether the visitor has agreed, on a page that remembers it. */
export const isConsentKept = (): boolean => isThere(() => localStorage, 'footbridge-consent');

function isThere(storage: () => Storage, key: string): boolean {
  try {
    return key in storage();
  } catch {
    return false;
  }
}
