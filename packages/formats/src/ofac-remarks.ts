/** The remarks of an SDN entry: statements parted by semicolons, each begun by the words of the table below. */
import { type PartialDate, type Property, partialDate } from '@trama/model';
import { monthNumber } from './cell-date.js';
import { normaliseIdentifier } from './identifier.js';

/** One statement of the remarks; `linkedTo` holds a name, all others a value. */
export interface Remark {
  readonly property: Property;
  readonly value: string;
  readonly hedge: string | null;
}

const ID_NUMBER =
  /^(?:SSN|Cedula (?:No\.|de Ciudadania)|Cedula de Extranjeria|Electoral Registry No\.|Credencial electoral|I\.F\.E\.|Cartilla de Servicio Militar Nacional|Driver's License No\.|C\.U\.I\.P\.|Immigration No\.|VisaNumberID|D\.N\.I\.|National (?:ID|Foreign ID Number|Identification Number)(?: No\.)?|Identification Number|Identification Card|Personal ID Card|Stateless Person ID Card|Residency Number|Birth Certificate Number|Turkish Identification Number|Kenyan ID No\.|Citizen's Card Number|Numero de Identidad|Tarjeta de Identidad|Moroccan Personal ID No\.|Refugee ID Card|Bosnian Personal ID No\.|Diplomatic Passport|Stateless Person Passport)\s*(?:#|No\.)?\s*(.+)$/i;
const REGISTRATION =
  /^(?:Folio Mercantil(?: No\.)?|Matricula Mercantil(?: No\.?)?|Business Registration (?:Document|Number)(?: No\.)?|Registration (?:Number|ID)|Registered Charity No\.|Company Number|Commercial Registry Number|Business Number|C\.R\. No\.|Trade License No\.|Government Gazette Number|NIT|RUC|RUT|RTN|RIF|Tax ID No\.|V\.A\.T\. Number|D-U-N-S Number|US FEIN|Enterprise Number|Chamber of Commerce Number|SRE Permit No\.|Public Registration Number|Economic Register Number \(CBLS\)|Unified Social Credit Code \(USCC\)|Legal Entity Number|Public Security and Immigration No\.|Registration Certificate Number(?: \(Dubai\))?|File Number|Certificate of Incorporation Number|License|Italian Fiscal Code|C\.I\.F\.|C\.U\.I\.T\.|Central Registration Service Number|UAE Identification|Dubai Chamber of Commerce Membership No\.|Vessel Registration Identification|MMSI)\s*(?:#|No\.)?\s*(.+)$/i;
const DETAIL = /\s*(?:\((?!also)[^()]*\)|issued\b.*|expires\b.*|Date of Issue\b.*)/gi;
const STATEMENT: readonly (readonly [RegExp, Property])[] = [
  [/^C\.?U\.?R\.?P\.?\s*#?\s+(.+)$/i, 'curp'],
  [/^R\.?F\.?C\.?\s*#?\s+(.+)$/i, 'rfc'],
  [/^Passport\s+#?\s*(.+)$/i, 'passport'],
  [/^(?:Telephone|Phone|Tel\.?|Mobile|Cell(?:ular)? ?phone)(?: No\.?| Number)?:?\s+(.+)$/i, 'phone'],
  [/^Email(?: Address)?:?\s+(.+)$/i, 'email'],
  [/^Website:?\s+(.+)$/i, 'website'],
  [/^POB:?\s+(.+)$/i, 'birthPlace'],
  [/^(?:nationality|citizen)\s+(.+)$/i, 'nationality'],
  [/^Gender:?\s+(.+)$/i, 'gender'],
  [/^(?:a\.k\.a\.|d\.b\.a\.)\s+['"‘’“”]?(.+?)['"‘’“”]?$/i, 'weakAlias'],
  [/^n\.k\.a\.\s+['"‘’“”]?(.+?)['"‘’“”]?$/i, 'alias'],
  [/^f\.k\.a\.\s+['"‘’“”]?(.+?)['"‘’“”]?$/i, 'previousName'],
  [/^Organization Type:\s+(.+)$/i, 'activity'],
  [/^Linked To:\s*(.+)$/i, 'linkedTo'],
];
/** Kept as remarks besides: the kind of document, its country and dates say more than the number. */
const WITH_REMARK: ReadonlySet<Property> = new Set<Property>(['passport', 'idNumber', 'registrationNumber']);

/** The statements of the remarks in their order; what no word of the tables begins is a remark as it stands. */
export function parseRemarks(remarks: string): Remark[] {
  const parsed: Remark[] = [];
  for (const part of splitRemarks(remarks)) {
    const text = part.replace(/^alt\.\s+/i, '');
    const birth = /^DOB:?\s+(.+)$/i.exec(text);
    const founded = /^Organization Established Date:?\s+(.+)$/i.exec(text);
    const dates = parseListDates((birth ?? founded)?.[1] ?? '');
    if (dates.length > 0) {
      for (const { date, hedge } of dates) {
        parsed.push({ property: birth === null ? 'foundedDate' : 'birthDate', value: date, hedge });
      }
      continue;
    }
    parsed.push(...parseStatement(text, part));
  }
  return parsed;
}

function parseStatement(text: string, part: string): Remark[] {
  const remark = (property: Property, value: string): Remark => ({ property, value, hedge: null });
  for (const [form, property] of STATEMENT) {
    const found = form.exec(text)?.[1]?.trim();
    if (found === undefined || found === '') continue;
    if (property === 'gender') return [remark(property, found.toLowerCase())];
    if (!['curp', 'rfc', 'passport', 'phone', 'email'].includes(property)) return [remark(property, found)];
    return identifier(property, found, part);
  }
  const id = ID_NUMBER.exec(text)?.[1];
  if (id !== undefined) return identifier('idNumber', id, part);
  const registration = REGISTRATION.exec(text)?.[1];
  if (registration !== undefined && /\d/.test(registration))
    return identifier('registrationNumber', registration, part);
  return [remark('remarks', part)];
}

function identifier(property: Property, text: string, part: string): Remark[] {
  const bare = text.replace(DETAIL, '').trim();
  const value = normaliseIdentifier(property, bare === '' ? text : bare);
  const claims: Remark[] = [{ property, value, hedge: null }];
  if (WITH_REMARK.has(property)) claims.push({ property: 'remarks', value: part, hedge: null });
  return claims;
}

/** Parts at semicolons, without the full stop that ends the whole and brackets around a "Linked To". */
export function splitRemarks(remarks: string): string[] {
  return endStop(remarks.replace(/\s+/g, ' ').trim())
    .split(/;\s*/)
    .map((part) => {
      const trimmed = part.trim().replace(/^\((?=Linked To:)/i, '');
      const unbalanced = /^Linked To:/i.test(trimmed) && trimmed.endsWith(')') && !trimmed.includes('(');
      return endStop(unbalanced ? trimmed.slice(0, -1) : trimmed);
    })
    .filter((part) => part !== '' && part !== '-0-');
}

/** The list ends its remarks with a full stop, but writes only one after an abbreviation: "S.A. DE C.V." */
function endStop(text: string): string {
  if (text.endsWith('..')) return text.slice(0, -1);
  if (!text.endsWith('.')) return text;
  const last = /(\S+)\.$/.exec(text)?.[1] ?? '';
  const abbreviated = last.includes('.') || /^(?:LTDA|LTD|INC|CO|CORP|CIA|Jr|Sr|EST|MFG|C|V)$/i.test(last);
  return abbreviated ? text : text.slice(0, -1);
}

/** `17 Jul 1966`, `Jul 1966`, `1966`, `circa 1966`; a range gives its one year or month, else both ends. */
export function parseListDates(text: string): { date: PartialDate; hedge: string | null }[] {
  const range = /^(.+?)\s+to\s+(.+)$/i.exec(text);
  if (range === null) {
    const circa = /^(circa|approximately|about)\s+(.+)$/i.exec(text);
    const date = parseListDate(circa?.[2] ?? text);
    return date === null ? [] : [{ date, hedge: circa?.[1] ?? null }];
  }
  const from = parseListDate((range[1] as string).replace(/^circa\s+/i, ''));
  const to = parseListDate((range[2] as string).replace(/^circa\s+/i, ''));
  if (from === null || to === null) return [];
  const shared = [7, 4].find((n) => from.length >= n && from.slice(0, n) === to.slice(0, n));
  if (shared !== undefined) return [{ date: from.slice(0, shared) as PartialDate, hedge: text }];
  return [
    { date: from, hedge: text },
    { date: to, hedge: text },
  ];
}

function parseListDate(text: string): PartialDate | null {
  const m = /^(?:(?:(\d{1,2})\s+)?([A-Za-z]{3,9})\s+)?(\d{4})$/.exec(text.trim());
  if (m === null) return null;
  const month = m[2] === undefined ? undefined : (monthNumber(m[2]) ?? 0);
  return partialDate(Number(m[3]), month, m[1] === undefined ? undefined : Number(m[1]));
}
