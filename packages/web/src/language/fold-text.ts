/** Small letters without accents: how words are compared, never how they are shown. */
export function foldText(text: string): string {
  return text.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase();
}
