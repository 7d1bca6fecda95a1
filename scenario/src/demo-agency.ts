/** Who takes part in the demonstration: three invented agencies of two countries and their readers. */
import type { Role } from '@trama/model';

export interface DemoAgency {
  readonly id: string;
  readonly name: string;
  readonly country: 'USA' | 'MEX';
}

export interface DemoReader {
  readonly user: string;
  readonly agency: string;
  readonly role: Role;
  /** Case compartments that the reader belongs to. */
  readonly cases: readonly string[];
  /** True for those whose sign-in is printed at the start; the others only accept. */
  readonly signIn: boolean;
}

export const US = 'us-tririver';
export const MX = 'mx-altiplano';
export const COAST = 'mx-litoral';
const DEMO_CASE = '2026-014';

export const DEMO_AGENCIES: readonly DemoAgency[] = [
  { id: US, name: 'Tri-River Border Task Force', country: 'USA' },
  { id: MX, name: 'Fiscalía Especial del Altiplano', country: 'MEX' },
  { id: COAST, name: 'Guardia del Litoral', country: 'MEX' },
];

export const DEMO_READERS: readonly DemoReader[] = [
  { user: 'us-analyst', agency: US, role: 'analyst', cases: [DEMO_CASE], signIn: true },
  { user: 'mx-analyst', agency: MX, role: 'analyst', cases: [], signIn: true },
  { user: 'auditor', agency: US, role: 'auditor', cases: [], signIn: true },
  { user: 'us-supervisor', agency: US, role: 'supervisor', cases: [], signIn: true },
  { user: 'us-reviewer', agency: US, role: 'reviewer', cases: [DEMO_CASE], signIn: false },
  { user: 'mx-reviewer', agency: MX, role: 'reviewer', cases: [], signIn: false },
  { user: 'coast-reviewer', agency: COAST, role: 'reviewer', cases: [], signIn: false },
];

export function reviewerOf(agency: string): string {
  const reader = DEMO_READERS.find((r) => r.agency === agency && r.role === 'reviewer');
  if (!reader) throw new Error(`no reviewer of ${agency}`);
  return reader.user;
}

/** Clear, Green, Shared between the two countries, shared by ORCON, National, Own, Red, Case. */
export type MarkingKey = 'C' | 'G' | 'S' | 'X' | 'N' | 'O' | 'R' | 'K';

export function demoMarking(agency: string, key: MarkingKey): string {
  const us = agency === US;
  const handling = us ? 'LES' : 'RESERVADA';
  switch (key) {
    case 'C':
      return 'TLP:CLEAR';
    case 'G':
      return 'TLP:GREEN';
    case 'S':
      return `TLP:AMBER//REL TO USA, MEX//${handling}`;
    case 'X':
      return `TLP:AMBER//REL TO USA, MEX//ORCON//${handling}`;
    case 'N':
      return `TLP:AMBER//REL TO ${us ? 'USA' : 'MEX'}//${handling}`;
    case 'O':
      return `TLP:AMBER//${handling}`;
    case 'R':
      return `TLP:RED//${handling}`;
    case 'K':
      return `TLP:AMBER//${handling}//CASE ${DEMO_CASE}`;
    default:
      return key satisfies never;
  }
}
