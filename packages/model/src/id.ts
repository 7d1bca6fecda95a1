/**
 * Ids: UUIDv7 (RFC 9562 §5.7) in the database, and outside it a readable prefix with the same
 * 128 bits in 26 characters of Crockford's base 32 (the TypeID form, lower case).
 */
declare const brand: unique symbol;
type Branded<P extends string> = string & { readonly [brand]: P };

export type ReportId = Branded<'rep'>;
export type FileId = Branded<'fil'>;
export type MentionId = Branded<'men'>;
export type ClaimId = Branded<'clm'>;
export type DecisionId = Branded<'dec'>;
export type JudgementId = Branded<'jdg'>;
export type AssessmentId = Branded<'asm'>;
export type ValidationId = Branded<'val'>;
export type HoldId = Branded<'hld'>;
export type SubjectMarkId = Branded<'smk'>;
export type ContestId = Branded<'cst'>;
export type SubjectId = Branded<'sub'>;
export type PurgeId = Branded<'prg'>;
export type SessionId = Branded<'ses'>;
export type UnmaskingId = Branded<'unm'>;
/** Of an entry of the ledger on a stream. */
export type EventId = Branded<'evt'>;
/** Names which mentions are one subject, in no ledger: equal for the same mentions alone. */
export type IdentityId = Branded<'idy'>;
export type PasskeyId = Branded<'psk'>;

interface IdOf {
  rep: ReportId;
  fil: FileId;
  men: MentionId;
  clm: ClaimId;
  dec: DecisionId;
  jdg: JudgementId;
  asm: AssessmentId;
  val: ValidationId;
  hld: HoldId;
  smk: SubjectMarkId;
  cst: ContestId;
  sub: SubjectId;
  prg: PurgeId;
  ses: SessionId;
  unm: UnmaskingId;
  evt: EventId;
  idy: IdentityId;
  psk: PasskeyId;
}
export type IdPrefix = keyof IdOf;

const ALPHABET = '0123456789abcdefghjkmnpqrstvwxyz';
const VALUES: Uint8Array = valuesOf(ALPHABET);
/** Two letters at once: an answer of thousands of claims names tens of thousands of ids. */
const PAIRS: readonly string[] = Array.from(ALPHABET, (a) => Array.from(ALPHABET, (b) => a + b)).flat();
const FORM = /^([a-z]{3})_([0-7][0-9a-hjkmnp-tv-z]{25})$/;

function valuesOf(alphabet: string): Uint8Array {
  const values = new Uint8Array(128);
  for (let i = 0; i < alphabet.length; i++) values[alphabet.charCodeAt(i)] = i;
  return values;
}

/** 16 bytes of a UUIDv7: 48 bits of Unix milliseconds, 74 random bits. */
export function uuidV7(nowMs: number, random: Uint8Array): Uint8Array {
  const bytes = new Uint8Array(16);
  bytes.set(random.subarray(0, 10), 6);
  let ms = nowMs;
  for (let i = 5; i >= 0; i--) {
    bytes[i] = ms % 256;
    ms = Math.floor(ms / 256);
  }
  bytes[6] = 0x70 | ((bytes[6] as number) & 0x0f);
  bytes[8] = 0x80 | ((bytes[8] as number) & 0x3f);
  return bytes;
}

export function idFromBytes<P extends IdPrefix>(prefix: P, bytes: Uint8Array): IdOf[P] {
  let text = '';
  // 26 letters of 5 bits hold two more than 128 bits: those stand first and are zero.
  let held = 0;
  let size = 2;
  for (let i = 0; i < 16; i++) {
    held = (held << 8) | (bytes[i] as number);
    size += 8;
    if (size < 10) continue;
    size -= 10;
    text += PAIRS[held >>> size];
    held &= (1 << size) - 1;
  }
  return `${prefix}_${text}` as IdOf[P];
}

/** The 16 bytes behind an id that `parseId` has checked. */
export function idBytes(id: string): Uint8Array {
  const bytes = new Uint8Array(16);
  let held = 0;
  let size = -2;
  let at = 0;
  for (let i = 4; i < id.length; i++) {
    held = (held << 5) | (VALUES[id.charCodeAt(i)] as number);
    size += 5;
    if (size < 8) continue;
    size -= 8;
    bytes[at++] = held >>> size;
    held &= (1 << size) - 1;
  }
  return bytes;
}

/** The canonical hexadecimal form that PostgreSQL reads and prints. */
export function idUuid(id: string): string {
  const hex = Array.from(idBytes(id), (b) => b.toString(16).padStart(2, '0')).join('');
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-${hex.slice(12, 16)}-${hex.slice(16, 20)}-${hex.slice(20)}`;
}

export function idFromUuid<P extends IdPrefix>(prefix: P, uuid: string): IdOf[P] {
  const hex = uuid.replaceAll('-', '');
  return idFromBytes(
    prefix,
    Uint8Array.from({ length: 16 }, (_, i) => Number.parseInt(hex.slice(2 * i, 2 * i + 2), 16)),
  );
}

/** The id, or null where the text is not an id of that kind. */
export function parseId<P extends IdPrefix>(prefix: P, text: string): IdOf[P] | null {
  const match = FORM.exec(text);
  return match?.[1] === prefix ? (text as IdOf[P]) : null;
}

export function newId<P extends IdPrefix>(prefix: P, nowMs: number, random: Uint8Array): IdOf[P] {
  return idFromBytes(prefix, uuidV7(nowMs, random));
}
