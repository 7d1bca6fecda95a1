/**
 * Kinds of things, named as in FollowTheMoney; those marked `own` are ours because it has no word
 * (CONTRACT names Place, Weapon, Drug and Identifier; an unidentified person is a kind of its own).
 */
export const SCHEMATA = {
  Person: { own: false },
  UnidentifiedPerson: { own: true },
  Organization: { own: false },
  Company: { own: false },
  PublicBody: { own: false },
  LegalEntity: { own: false },
  Vehicle: { own: false },
  Vessel: { own: false },
  Airplane: { own: false },
  Address: { own: false },
  Place: { own: true },
  RealEstate: { own: false },
  BankAccount: { own: false },
  CryptoWallet: { own: false },
  Identifier: { own: true },
  Weapon: { own: true },
  Drug: { own: true },
  Event: { own: false },
  Document: { own: false },
  Image: { own: false },
  Membership: { own: false },
  Directorship: { own: false },
  Ownership: { own: false },
  Employment: { own: false },
  Associate: { own: false },
  Family: { own: false },
  Representation: { own: false },
  UnknownLink: { own: false },
  Succession: { own: false },
  Payment: { own: false },
  Call: { own: false },
  Sanction: { own: false },
  Position: { own: false },
  Identification: { own: false },
  Passport: { own: false },
  Thing: { own: false },
} as const;
SCHEMATA satisfies Record<string, { own: boolean }>;
export type Schema = keyof typeof SCHEMATA;

export function parseSchema(text: string): Schema | null {
  return Object.hasOwn(SCHEMATA, text) ? (text as Schema) : null;
}

/** Schemata of tie mentions: they join two things and are never subjects themselves. */
export const TIE_SCHEMATA: ReadonlySet<Schema> = new Set<Schema>([
  'Membership',
  'Directorship',
  'Ownership',
  'Employment',
  'Associate',
  'Family',
  'Representation',
  'UnknownLink',
  'Succession',
  'Payment',
  'Call',
]);
