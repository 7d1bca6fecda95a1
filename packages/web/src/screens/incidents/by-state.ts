/** Incidents under the state where they happened. Pure. */
import type { IncidentList } from '@trama/contract';
import { foldText } from '../../language/fold-text.js';

type Incident = IncidentList['items'][number];

/** ISO 3166-2:MX letters as the reports' reader writes them, with the names of the states. */
const MEXICAN_STATES: Readonly<Record<string, string>> = {
  AGU: 'Aguascalientes',
  BCN: 'Baja California',
  BCS: 'Baja California Sur',
  CAM: 'Campeche',
  CHP: 'Chiapas',
  CHH: 'Chihuahua',
  CMX: 'Ciudad de México',
  COA: 'Coahuila',
  COL: 'Colima',
  DUR: 'Durango',
  GUA: 'Guanajuato',
  GRO: 'Guerrero',
  HID: 'Hidalgo',
  JAL: 'Jalisco',
  MEX: 'Estado de México',
  MIC: 'Michoacán',
  MOR: 'Morelos',
  NAY: 'Nayarit',
  NLE: 'Nuevo León',
  OAX: 'Oaxaca',
  PUE: 'Puebla',
  QUE: 'Querétaro',
  ROO: 'Quintana Roo',
  SLP: 'San Luis Potosí',
  SIN: 'Sinaloa',
  SON: 'Sonora',
  TAB: 'Tabasco',
  TAM: 'Tamaulipas',
  TLA: 'Tlaxcala',
  VER: 'Veracruz',
  YUC: 'Yucatán',
  ZAC: 'Zacatecas',
};

export function stateName(state: string): string {
  return MEXICAN_STATES[state] ?? state;
}

/** The group of what happened in more than one state. */
export const SEVERAL_STATES = '*';

/** States with most incidents first; those of several states, then those without one last; inside a state the latest first. */
export function groupByState(incidents: readonly Incident[]): { state: string | null; incidents: Incident[] }[] {
  const groups = new Map<string | null, Incident[]>();
  for (const incident of incidents) {
    const state = incident.states.length > 1 ? SEVERAL_STATES : (incident.states[0] ?? null);
    const group = groups.get(state);
    if (group) group.push(incident);
    else groups.set(state, [incident]);
  }
  const place = (state: string | null) => (state === null ? 2 : state === SEVERAL_STATES ? 1 : 0);
  return [...groups]
    .map(([state, members]) => ({
      state,
      incidents: members.sort((a, b) => (b.start ?? '').localeCompare(a.start ?? '') || a.id.localeCompare(b.id)),
    }))
    .sort(
      (a, b) =>
        place(a.state) - place(b.state) ||
        b.incidents.length - a.incidents.length ||
        (a.state ?? '').localeCompare(b.state ?? ''),
    );
}

/** Where it happened, each place once: what another part names already, and the state of the group it stands under, is left out. */
export function placeText(
  { place, municipality, states }: Pick<Incident, 'place' | 'municipality' | 'states'>,
  under: string | null,
): string {
  const said: string[] = [];
  const add = (text: string) => {
    const words = ` ${folded(text)} `;
    if (!said.some((other) => ` ${folded(other)} `.includes(words))) said.push(text);
  };
  for (const text of [place, municipality]) if (text !== null) add(text);
  for (const state of states) if (state !== under) add(stateName(state));
  return said.join(', ');
}

function folded(text: string): string {
  return foldText(text)
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim();
}
