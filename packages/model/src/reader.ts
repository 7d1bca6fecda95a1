/** Who asks. Every query takes one. */
export const ROLES = ['analyst', 'reviewer', 'supervisor', 'liaison', 'auditor', 'admin'] as const;
export type Role = (typeof ROLES)[number];

export interface Reader {
  readonly user: string;
  readonly agency: string;
  /** The first of `roles` in the order of `PRINCIPAL`, for answers that have room for one. */
  readonly role: Role;
  readonly roles: readonly Role[];
}

/** What rights follow from. */
export interface RightsHolder {
  readonly roles: readonly Role[];
  /** An auditor's opening of the records, for as long as it stands. */
  readonly opening?: object | null;
}

/** The database has the same order (`trama.principal_role`). */
const PRINCIPAL: readonly Role[] = ['supervisor', 'reviewer', 'analyst', 'liaison', 'auditor', 'admin'];
const APART: ReadonlySet<Role> = new Set(['auditor', 'admin']);

export function parseRole(text: string): Role | null {
  return (ROLES as readonly string[]).includes(text) ? (text as Role) : null;
}

/** The roles in the order of ROLES, each once; null where one is unknown, none is named, or one that stands alone does not. */
export function parseRoles(texts: readonly string[]): readonly Role[] | null {
  if (texts.some((text) => parseRole(text) === null)) return null;
  const roles = ROLES.filter((role) => texts.includes(role));
  return roles.length === 0 || (roles.length > 1 && roles.some((role) => APART.has(role))) ? null : roles;
}

export function principalRole(roles: readonly Role[]): Role {
  const [first = 'analyst'] = PRINCIPAL.filter((role) => roles.includes(role));
  return first;
}

/** Functions that a role has; content is decided by markings, not here. Deny by default. */
export const RIGHTS = {
  'content.read': ['analyst', 'reviewer', 'supervisor', 'liaison'],
  'report.import': ['analyst', 'reviewer', 'supervisor'],
  'claim.decide': ['analyst', 'reviewer', 'supervisor'],
  'judgement.make': ['analyst', 'reviewer', 'supervisor'],
  'marking.decide': ['reviewer', 'supervisor'],
  'marking.widen': ['supervisor'],
  'class.assess': ['analyst', 'reviewer', 'supervisor'],
  'class.approve': ['reviewer', 'supervisor'],
  'retention.manage': ['supervisor'],
  'records.purge': ['supervisor'],
  'identity.unmask': ['analyst', 'reviewer', 'supervisor', 'liaison'],
  'audit.read': ['auditor'],
  'opening.make': ['auditor'],
  'opening.read': ['auditor', 'supervisor'],
  'activity.read': ['analyst', 'reviewer', 'supervisor', 'liaison', 'auditor'],
  'case.manage': ['supervisor'],
  'quarantine.read': ['supervisor'],
  'reader.manage': ['admin'],
} as const;
RIGHTS satisfies Record<string, readonly Role[]>;
export type Right = keyof typeof RIGHTS;

/** What one of the roles has; and an auditor, while an opening stands, reads. */
export function hasRight({ roles, opening }: RightsHolder, right: Right): boolean {
  if (right === 'content.read' && opening && roles.includes('auditor')) return true;
  return roles.some((role) => (RIGHTS[right] as readonly Role[]).includes(role));
}

/** What an opening is made for, as a sentence: 20 to 1,000 characters and at least three words. */
export function isSentence(text: string): boolean {
  const trimmed = text.trim();
  return trimmed.length >= 20 && trimmed.length <= 1000 && /\S\s+\S+\s+\S/.test(trimmed);
}

export const LONGEST_OPENING_MINUTES = 60;
