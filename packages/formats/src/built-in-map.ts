/** Maps of event tables that are published in one fixed form. Sources: the codebooks of ACLED (2023) and UCDP GED 24.1. */
import type { IncidentMap } from './table-map.js';

const ACLED: IncidentMap = {
  records: 'incident',
  source: 'ACLED',
  columns: {
    id: 'event_id_cnty',
    start: 'event_date',
    kind: 'sub_event_type',
    state: 'admin1',
    municipality: 'admin2',
    place: 'location',
    lat: 'latitude',
    lon: 'longitude',
    killed: 'fatalities',
    perpetrator: 'actor1',
    attribution: 'source',
    'text.en': 'notes',
  },
  kinds: {
    'Armed clash': 'clash',
    'Government regains territory': 'clash',
    'Non-state actor overtakes territory': 'clash',
    Attack: 'armed-attack',
    'Abduction/forced disappearance': 'kidnapping',
    'Sexual violence': 'armed-attack',
    'Remote explosive/landmine/IED': 'armed-attack',
    Grenade: 'armed-attack',
    'Suicide bomb': 'armed-attack',
    'Shelling/artillery/missile attack': 'strike',
    'Air/drone strike': 'strike',
    'Chemical weapon': 'armed-attack',
    Arrests: 'arrest',
    'Disrupted weapons use': 'seizure',
    'Mob violence': null,
    'Violent demonstration': null,
    'Peaceful protest': null,
    'Protest with intervention': null,
    'Excessive force against protesters': null,
    'Looting/property destruction': null,
    'Change to group/activity': null,
    'Headquarters or base established': null,
    'Non-violent transfer of territory': null,
    Agreement: null,
    Other: null,
  },
};

/** Types of violence: 1 state-based, 2 non-state, 3 one-sided. */
const UCDP: IncidentMap = {
  records: 'incident',
  source: 'UCDP',
  columns: {
    id: 'id',
    start: 'date_start',
    end: 'date_end',
    kind: 'type_of_violence',
    title: 'dyad_name',
    state: 'adm_1',
    municipality: 'adm_2',
    place: 'where_coordinates',
    lat: 'latitude',
    lon: 'longitude',
    killed: 'best',
    'killed.low': 'low',
    'killed.high': 'high',
    perpetrator: 'side_a',
  },
  kinds: { '1': 'clash', '2': 'clash', '3': 'killing' },
};

export const BUILT_IN_MAPS: Readonly<Record<'acled' | 'ucdp', IncidentMap>> = { acled: ACLED, ucdp: UCDP };

/** Which of the two a header is of, or null. */
export function builtInFormat(columns: readonly string[]): 'acled' | 'ucdp' | null {
  const has = (...names: string[]) => names.every((name) => columns.includes(name));
  if (has('event_id_cnty', 'event_date', 'sub_event_type')) return 'acled';
  return has('type_of_violence', 'dyad_name', 'date_start', 'best', 'low', 'high') ? 'ucdp' : null;
}
