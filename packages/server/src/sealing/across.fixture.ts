/** What one agency was shown, with the ids that another would be shown of the same records. */
import type { IdPrefix } from '@trama/model';
import type { Seals } from './seal.js';

const ID = /\b[a-z]{3}_[0-7][0-9a-hjkmnp-tv-z]{25}\b/g;

export function across(seals: Seals, from: string, to: string, text: string): string {
  const [given, wanted] = [seals.of({ agency: from }), seals.of({ agency: to })];
  return text.replace(ID, (id) => wanted.id(given.openId(id.slice(0, 3) as IdPrefix, id)));
}
