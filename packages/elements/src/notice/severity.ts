import { msg } from '@lit/localize';
import type { ClientSnapshot } from '@footbridge/client';

export type Severity = NonNullable<ClientSnapshot['notice']>['severity'];

/** A severity in words: nobody has to know what a colour or a sign means. */
export function severityText(severity: Severity): string {
  switch (severity) {
    case 'warning':
      return msg('Warning', { id: 'notice-warning' });
    case 'caution':
      return msg('Please note', { id: 'notice-caution' });
    case 'ok':
      return msg('All is well', { id: 'notice-ok' });
    case 'info':
      return msg('Good to know', { id: 'notice-info' });
  }
}

/** A sign in a square of 24: each has an outline of its own, for those to whom the colours are one. */
export const severitySigns: Readonly<Record<Severity, string>> = {
  warning: 'M8 2h8l6 6v8l-6 6H8l-6-6V8zM12 7v6M12 16.5v.5',
  caution: 'M12 3 2 21h20zM12 10v5M12 17.8v.2',
  ok: 'M12 2a10 10 0 1 0 0 20 10 10 0 0 0 0-20zM7.5 12.5l3 3 6-6.5',
  info: 'M12 2a10 10 0 1 0 0 20 10 10 0 0 0 0-20zM12 11v6M12 7v.2',
};
