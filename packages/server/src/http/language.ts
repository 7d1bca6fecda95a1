import type { Language } from '@trama/model';

/** The reader's language: `?lang`, else the first of ours that `Accept-Language` names, else English. */
export function requestLanguage(url: string, acceptLanguage: string | undefined): Language {
  const asked = /[?&]lang=(en|es)\b/.exec(url)?.[1];
  if (asked !== undefined) return asked as Language;
  const wanted = (acceptLanguage ?? '')
    .split(',')
    .map((part, place) => {
      const [tag = '', ...parameters] = part.trim().toLowerCase().split(';');
      const q = parameters.map((p) => /^\s*q=([\d.]+)$/.exec(p)?.[1]).find((found) => found !== undefined);
      return { language: tag.split('-', 1)[0], quality: q === undefined ? 1 : Number(q), place };
    })
    .filter(({ language, quality }) => (language === 'en' || language === 'es') && quality > 0)
    .sort((a, b) => b.quality - a.quality || a.place - b.place);
  return (wanted[0]?.language as Language | undefined) ?? 'en';
}
