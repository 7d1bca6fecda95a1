/** What the evidence drawer shows, as part of the address: `?evidence=clm_…,clm_…,+12` or `?evidence=tie:<id>`. */
export type EvidenceAddress =
  | { readonly kind: 'claims'; readonly ids: readonly string[]; readonly notShown: number }
  | { readonly kind: 'tie'; readonly id: string };

const SHOWN_CLAIMS = 20;

export function writeEvidence(of: EvidenceAddress): string {
  if (of.kind === 'tie') return `tie:${of.id}`;
  const shown = of.ids.slice(0, SHOWN_CLAIMS);
  const notShown = of.notShown + of.ids.length - shown.length;
  return [...shown, ...(notShown > 0 ? [`+${notShown}`] : [])].join(',');
}

export function readEvidence(text: string | null): EvidenceAddress | null {
  if (!text) return null;
  if (text.startsWith('tie:')) return { kind: 'tie', id: text.slice(4) };
  const parts = text.split(',').filter((part) => part !== '');
  const ids = parts.filter((part) => /^clm_[0-9a-z]+$/.test(part)).slice(0, SHOWN_CLAIMS);
  const more = parts.find((part) => /^\+\d{1,9}$/.test(part));
  return ids.length === 0 ? null : { kind: 'claims', ids, notShown: more ? Number(more.slice(1)) : 0 };
}
