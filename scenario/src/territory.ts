/** Mexico's states with their codes, its larger municipalities, and border towns of the United States. */
import { readFileSync } from 'node:fs';

export interface State {
  readonly name: string;
  /** ISO 3166-2:MX letters, or the postal letters of a US state. */
  readonly iso: string;
  /** The two letters of the CURP; `NE` is for people born abroad. */
  readonly curp: string;
}

export interface Town {
  /** INEGI key of a municipality; empty for a town of the United States. */
  readonly key: string;
  readonly name: string;
  readonly state: State;
  readonly country: 'MEX' | 'USA';
  readonly population: number;
  readonly lat: number;
  readonly lon: number;
}

/** In the order of INEGI's codes 01 to 32. */
export const STATES: readonly State[] = [
  'Aguascalientes/AGU/AS',
  'Baja California/BCN/BC',
  'Baja California Sur/BCS/BS',
  'Campeche/CAM/CC',
  'Coahuila/COA/CL',
  'Colima/COL/CM',
  'Chiapas/CHP/CS',
  'Chihuahua/CHH/CH',
  'Ciudad de México/CMX/DF',
  'Durango/DUR/DG',
  'Guanajuato/GUA/GT',
  'Guerrero/GRO/GR',
  'Hidalgo/HID/HG',
  'Jalisco/JAL/JC',
  'Estado de México/MEX/MC',
  'Michoacán/MIC/MN',
  'Morelos/MOR/MS',
  'Nayarit/NAY/NT',
  'Nuevo León/NLE/NL',
  'Oaxaca/OAX/OC',
  'Puebla/PUE/PL',
  'Querétaro/QUE/QT',
  'Quintana Roo/ROO/QR',
  'San Luis Potosí/SLP/SP',
  'Sinaloa/SIN/SL',
  'Sonora/SON/SR',
  'Tabasco/TAB/TC',
  'Tamaulipas/TAM/TS',
  'Tlaxcala/TLA/TL',
  'Veracruz/VER/VZ',
  'Yucatán/YUC/YN',
  'Zacatecas/ZAC/ZS',
].map((line) => {
  const [name = '', iso = '', curp = ''] = line.split('/');
  return { name, iso, curp };
});

const US_STATES: Readonly<Record<string, State>> = {
  TX: { name: 'Texas', iso: 'TX', curp: 'NE' },
  NM: { name: 'New Mexico', iso: 'NM', curp: 'NE' },
  AZ: { name: 'Arizona', iso: 'AZ', curp: 'NE' },
  CA: { name: 'California', iso: 'CA', curp: 'NE' },
  IL: { name: 'Illinois', iso: 'IL', curp: 'NE' },
  GA: { name: 'Georgia', iso: 'GA', curp: 'NE' },
};

export const US_TOWNS: readonly Town[] = [
  'El Paso/TX/31.76/-106.49',
  'Laredo/TX/27.51/-99.51',
  'McAllen/TX/26.20/-98.23',
  'Brownsville/TX/25.90/-97.50',
  'Eagle Pass/TX/28.71/-100.50',
  'San Antonio/TX/29.42/-98.49',
  'Houston/TX/29.76/-95.37',
  'Dallas/TX/32.78/-96.80',
  'Las Cruces/NM/32.31/-106.78',
  'Albuquerque/NM/35.08/-106.65',
  'Tucson/AZ/32.22/-110.97',
  'Phoenix/AZ/33.45/-112.07',
  'Yuma/AZ/32.69/-114.62',
  'San Diego/CA/32.72/-117.16',
  'Calexico/CA/32.68/-115.50',
  'Los Angeles/CA/34.05/-118.24',
  'Chicago/IL/41.88/-87.63',
  'Atlanta/GA/33.75/-84.39',
].map((line) => {
  const [name = '', state = '', lat, lon] = line.split('/');
  return {
    key: '',
    name,
    state: US_STATES[state] as State,
    country: 'USA' as const,
    population: 0,
    lat: Number(lat),
    lon: Number(lon),
  };
});

/** Reads the 964 municipalities of `data/municipalities.csv` (Fuente: INEGI), ordered by key. */
export function readMunicipalities(): readonly Town[] {
  const text = readFileSync(new URL('../data/municipalities.csv', import.meta.url), 'utf8');
  return text
    .trim()
    .split('\n')
    .slice(1)
    .map((line) => {
      const [key = '', name = '', population, lat, lon] = line.split(',');
      return {
        key,
        name,
        state: STATES[Number(key.slice(0, 2)) - 1] as State,
        country: 'MEX' as const,
        population: Number(population),
        lat: Number(lat),
        lon: Number(lon),
      };
    });
}
