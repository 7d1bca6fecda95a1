/** Who asks. Every query takes one. */
export const ROLES = ['analyst', 'reviewer', 'supervisor', 'liaison', 'auditor', 'admin'] as const;
export type Role = (typeof ROLES)[number];

export interface Reader {
  readonly user: string;
  readonly agency: string;
  readonly role: Role;
}

export function parseRole(text: string): Role | null {
  return (ROLES as readonly string[]).includes(text) ? (text as Role) : null;
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
  'activity.read': ['analyst', 'reviewer', 'supervisor', 'liaison', 'auditor'],
  'case.manage': ['supervisor'],
  'quarantine.read': ['supervisor'],
  'reader.manage': ['admin'],
} as const;
RIGHTS satisfies Record<string, readonly Role[]>;
export type Right = keyof typeof RIGHTS;

export function hasRight(role: Role, right: Right): boolean {
  return (RIGHTS[right] as readonly Role[]).includes(role);
}
