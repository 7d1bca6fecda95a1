/**
 * The SDN list in its XML form (`sdn.xml`): each entry as the rows that the three CSV files have for it,
 * so that one reader serves both and editions of either form can be compared.
 */
import { type PartialDate, partialDate, Refused, refusal } from '@trama/model';
import { SaxesParser } from 'saxes';
import { detectEncoding, textChunks } from './text-encoding.js';

/** One entry; `sdn`, `alt` and `add` are rows in the columns of the CSV files, cells empty where nothing is said. */
export interface XmlEntry {
  readonly sdn: readonly string[];
  readonly alt: readonly (readonly string[])[];
  readonly add: readonly (readonly string[])[];
}

/** A parsed element: its texts by name, and the elements of its lists. */
interface Node {
  readonly name: string;
  readonly children: Node[];
  text: string;
}

const MAX_DEPTH = 16;
const ALIAS_TYPES: Readonly<Record<string, string>> = { 'a.k.a.': 'aka', 'f.k.a.': 'fka', 'n.k.a.': 'nka' };

export interface XmlList {
  /** The edition's date as the list states it. */
  readonly edition: PartialDate | null;
  readonly entries: readonly XmlEntry[];
}

/** The entries in their order. Throws `Refused`: `xml-doctype`, `file-broken`, `file-kind` where it is another XML. */
export function parseListXml(bytes: Uint8Array): XmlList {
  let edition: PartialDate | null = null;
  const entries: XmlEntry[] = [];
  const open: Node[] = [];
  const parser = new SaxesParser({ position: false });
  parser.on('doctype', () => {
    throw new Refused(refusal('xml-doctype'));
  });
  parser.on('error', () => {
    throw new Refused(refusal('file-broken', { expected: 'XML list', found: 'XML that is not well-formed' }));
  });
  parser.on('opentag', ({ name }) => {
    const local = name.slice(name.indexOf(':') + 1);
    if (open.length === 0 && local !== 'sdnList') {
      throw new Refused(
        refusal('file-kind', { expected: 'the SDN list', found: `XML of the kind ${local.slice(0, 40)}` }),
      );
    }
    if (open.length >= MAX_DEPTH)
      throw new Refused(refusal('file-broken', { expected: 'XML list', found: 'one nested too deep' }));
    const node: Node = { name: local, children: [], text: '' };
    // Entries are handed on as they close: the list itself keeps none.
    if (open.length > 1) open.at(-1)?.children.push(node);
    open.push(node);
  });
  parser.on('text', (text) => {
    const node = open.at(-1);
    if (node !== undefined) node.text += text;
  });
  parser.on('closetag', () => {
    const node = open.pop();
    if (node?.name === 'sdnEntry' && open.length === 1) entries.push(entryOf(node));
    if (node?.name === 'Publish_Date') edition = publishDate(node.text);
  });
  for (const chunk of textChunks(bytes, detectEncoding(bytes))) parser.write(chunk);
  parser.close();
  return { edition, entries };
}

/** Written month first: `11/30/2023`. */
function publishDate(text: string): PartialDate | null {
  const m = /^\s*(\d{1,2})\/(\d{1,2})\/(\d{4})\s*$/.exec(text);
  return m === null ? null : partialDate(Number(m[3]), Number(m[1]), Number(m[2]));
}

export function isListXml(bytes: Uint8Array): boolean {
  return /^\s*</.test(textChunks(bytes.subarray(0, 4096), detectEncoding(bytes.subarray(0, 4096))).next().value ?? '');
}

function entryOf(entry: Node): XmlEntry {
  const uid = text(entry, 'uid');
  const craft = child(entry, 'vesselInfo');
  const sdn = [
    uid,
    fullName(entry),
    text(entry, 'sdnType')
      .toLowerCase()
      .replace(/^entity$/, ''),
    list(entry, 'programList')
      .map((program) => program.text.trim())
      .join('] ['),
    text(entry, 'title'),
    ...['callSign', 'vesselType', 'tonnage', 'grossRegisteredTonnage', 'vesselFlag', 'vesselOwner'].map((name) =>
      craft === undefined ? '' : text(craft, name),
    ),
    remarksOf(entry),
  ];
  const akas = list(entry, 'akaList');
  const alt = akas
    .filter((aka) => text(aka, 'category').toLowerCase() !== 'weak')
    .map((aka) => [uid, text(aka, 'uid'), ALIAS_TYPES[text(aka, 'type')] ?? text(aka, 'type'), fullName(aka), '']);
  return { sdn, alt, add: list(entry, 'addressList').map((address) => addressRow(uid, address)) };
}

function addressRow(uid: string, address: Node): string[] {
  const street = ['address1', 'address2', 'address3'].map((name) => text(address, name)).filter((part) => part !== '');
  const region = [text(address, 'stateOrProvince'), text(address, 'postalCode')]
    .filter((part) => part !== '')
    .join(' ');
  const city = [text(address, 'city'), region].filter((part) => part !== '').join(', ');
  return [uid, text(address, 'uid'), street.join(', '), city, text(address, 'country'), ''];
}

/** The statements that the CSV files write into one cell, in its words. */
function remarksOf(entry: Node): string {
  const parts: string[] = [];
  const add = (word: string, values: readonly string[]) => {
    for (const [i, value] of values.entries())
      if (value !== '') parts.push(`${i === 0 ? '' : 'alt. '}${word} ${value}`);
  };
  const values = (listName: string, name: string) => list(entry, listName).map((item) => text(item, name));
  add('DOB', values('dateOfBirthList', 'dateOfBirth'));
  add('POB', values('placeOfBirthList', 'placeOfBirth'));
  add('nationality', values('nationalityList', 'country'));
  add('citizen', values('citizenshipList', 'country'));
  for (const id of list(entry, 'idList')) parts.push(idRemark(id));
  for (const aka of list(entry, 'akaList')) {
    if (text(aka, 'category').toLowerCase() === 'weak') parts.push(`${text(aka, 'type')} '${fullName(aka)}'`);
  }
  const remarks = text(entry, 'remarks');
  if (remarks !== '') parts.push(remarks);
  return parts.length === 0 ? '' : `${parts.join('; ').replace(/\.$/, '')}.`;
}

function idRemark(id: Node): string {
  const country = text(id, 'idCountry');
  const issued = text(id, 'issueDate');
  const expires = text(id, 'expirationDate');
  return [
    text(id, 'idType'),
    text(id, 'idNumber'),
    country === '' ? '' : `(${country})`,
    issued === '' ? '' : `issued ${issued}`,
    expires === '' ? '' : `expires ${expires}`,
  ]
    .filter((part) => part !== '')
    .join(' ');
}

function fullName(node: Node): string {
  return [text(node, 'lastName'), text(node, 'firstName')].filter((part) => part !== '').join(', ');
}

function child(node: Node, name: string): Node | undefined {
  return node.children.find((one) => one.name === name);
}

function text(node: Node, name: string): string {
  return child(node, name)?.text.replace(/\s+/g, ' ').trim() ?? '';
}

function list(node: Node, name: string): readonly Node[] {
  return child(node, name)?.children ?? [];
}
