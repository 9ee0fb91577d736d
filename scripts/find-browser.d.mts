/** Where a Chromium is; installs the distribution's where there is none. */
export function findBrowser(): string | undefined;
