/** Incidents under the state where they happened. Pure. */
import type { IncidentList } from '@trama/contract';

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

/** States with most incidents first; those without a state last; inside a state the latest first. */
export function groupByState(incidents: readonly Incident[]): { state: string | null; incidents: Incident[] }[] {
  const groups = new Map<string | null, Incident[]>();
  for (const incident of incidents) {
    const group = groups.get(incident.state);
    if (group) group.push(incident);
    else groups.set(incident.state, [incident]);
  }
  return [...groups]
    .map(([state, members]) => ({
      state,
      incidents: members.sort((a, b) => (b.start ?? '').localeCompare(a.start ?? '') || a.id.localeCompare(b.id)),
    }))
    .sort(
      (a, b) =>
        Number(a.state === null) - Number(b.state === null) ||
        b.incidents.length - a.incidents.length ||
        (a.state ?? '').localeCompare(b.state ?? ''),
    );
}
