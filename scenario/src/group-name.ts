import { Random } from '@trama/network';
import { isDeniedGroup } from './denied-name.js';
import { GROUP_FORMS, GROUP_NAMES, GROUP_PLACES, GROUP_PLURALS } from './name-list.js';

/** As many invented group names as asked for, all different; the first twelve are always the same. */
export function nameGroups(count: number, seed: number): readonly string[] {
  const draw = new Random(seed, 'group-names');
  const names = new Set<string>(GROUP_NAMES.slice(0, count));
  while (names.size < count) {
    const form = draw.pick(GROUP_FORMS);
    const plural = draw.pick(GROUP_PLURALS);
    const name = form.startsWith('Los')
      ? form.replace('#', plural).replace('#', draw.pick(GROUP_PLACES))
      : form.replace('#', draw.pick(GROUP_PLACES));
    if (!isDeniedGroup(name)) names.add(name);
  }
  return [...names];
}
