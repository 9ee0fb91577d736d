import { msg, str } from '@lit/localize';
import { plural } from '../localization/plural.js';

/** How many messages there are that the visitor has not seen. */
export const newCountText = (count: number): string =>
  plural(
    'new-count',
    count,
    (number) => msg(str`${number} new message`, { id: 'new-count-one' }),
    (number) => msg(str`${number} new messages`, { id: 'new-count-other' }),
  );
