const schemes = new Set(['http:', 'https:', 'mailto:']);

/**
 * The address to put in `href` or `src`, or undefined for one that must stay text: another scheme, or a name and password
 * in front of the host, which is how a link pretends to lead elsewhere.
 */
export function safeHref(address: string, base?: string): string | undefined {
  try {
    const url = new URL(address, base);
    return schemes.has(url.protocol) && !url.username && !url.password ? url.href : undefined;
  } catch {
    return undefined;
  }
}
