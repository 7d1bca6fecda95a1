/** Identifiers in the one form in which equal ones are equal texts. */
import type { Property } from '@trama/model';

const TIGHT: ReadonlySet<Property> = new Set<Property>(['curp', 'rfc', 'plate', 'vin', 'imei', 'clabe', 'passport']);
/** CURP: RENAPO's 18 characters. RFC: SAT's 12 (companies) or 13, or without its three last ones. */
const CURP = /^[A-Z]{4}\d{6}[HMX][A-Z]{5}[A-Z0-9]\d$/;
const RFC = /^[A-ZÑ&]{3,4}\d{6}(?:[A-Z0-9]{3})?$/;

export function normaliseIdentifier(property: Property, text: string): string {
  const t = text.normalize('NFC').trim();
  if (TIGHT.has(property)) return t.toUpperCase().replace(/[^\p{L}\p{N}&]/gu, '');
  if (property === 'email') return t.toLowerCase().replace(/^mailto:/, '');
  if (property === 'phone') return normalisePhone(t);
  return t.replace(/\s+/g, ' ');
}

function normalisePhone(text: string): string {
  const digits = text.replace(/\D/g, '');
  if (digits === '') return text;
  return text.startsWith('+') ? `+${digits}` : digits;
}

export function isCurp(text: string): boolean {
  return CURP.test(text);
}

export function isRfc(text: string): boolean {
  return RFC.test(text);
}

/** The form in which two spellings of one name within a file are equal: case, accents and punctuation left out. */
export function foldName(text: string): string {
  return text
    .normalize('NFD')
    .replace(/[\u0300-\u036f]/g, '')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim();
}

const COMPANY_FORM =
  /(?:^|[\s,.])(?:S\.?\s?A\.?(?:\s?P\.?I\.?)?(?:\s+DE\s+C\.?\s?V\.?)?|S\.?\s+DE\s+R\.?\s?L\.?(?:\s+DE\s+C\.?\s?V\.?|\s+MI)?|S\.?\s+EN\s+C\.?(?:\s?S\.?)?(?:\s?A\.?)?|S\.?\s?C\.?|S\.?R\.?L\.?|S\.?A\.?S\.?|S\.?P\.?R\.?(?:\s+DE\s+R\.?\s?[LI]\.?)?|C\.?\s?V\.?|LTDA\.?|LTD\.?|LIMITED|INC\.?|L\.?L\.?C\.?|CORP\.?|CORPORATION|COMPANY|CO\.|GMBH|AG|E\.?U\.?|CIA\.?|COMPA[NÑ]IA|PLC|N\.?V\.?|B\.?V\.?|OOO|OAO|ZAO|JSC|PTE\.?)(?=$|[\s,.;)])/i;

/** True where a name bears a legal form of a company: S.A. de C.V., S. de R.L., LLC, Ltda. */
export function hasCompanyForm(name: string): boolean {
  return COMPANY_FORM.test(name);
}
