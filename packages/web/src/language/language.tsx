import type { Language } from '@trama/model';
import i18next, { type FormatterModule, type i18n } from 'i18next';
import { createContext, type ReactNode, use, useCallback, useEffect, useMemo, useState } from 'react';
import { I18nextProvider, initReactI18next, useTranslation } from 'react-i18next';
import {
  formatCountry,
  formatInstant,
  formatNumber,
  formatPartialDate,
  formatWithZone,
  readerTimeZone,
} from './format.js';
import { firstLanguage } from './preference.js';
import { type EnglishResources, RESOURCES } from './resources.js';
import type { Vocabulary } from './vocabulary.en.js';
import { vocabularyEn } from './vocabulary.en.js';
import { vocabularyEs } from './vocabulary.es.js';
import type { WordKey, WordValues } from './words.js';

const VOCABULARY: Readonly<Record<Language, Vocabulary>> = { en: vocabularyEn, es: vocabularyEs };
const STORED = 'trama.language';

interface LanguageChoice {
  readonly language: Language;
  readonly choose: (language: Language) => void;
}
const LanguageContext = createContext<LanguageChoice>({ language: 'en', choose: () => {} });

/** A number in a text is written as the language does it; plural endings are chosen from the number itself. */
const NUMBERS: FormatterModule = {
  type: 'formatter',
  init: () => {},
  format: (value: unknown, _format, shown) =>
    typeof value === 'number' ? formatNumber(value, shown === 'es' ? 'es' : 'en') : String(value),
  add: () => {},
  addCached: () => {},
};

function createWords(language: Language): i18n {
  const instance = i18next.createInstance();
  void instance
    .use(initReactI18next)
    .use(NUMBERS)
    .init({
      lng: language,
      fallbackLng: false,
      resources: RESOURCES,
      ns: Object.keys(RESOURCES.en),
      defaultNS: 'frame',
      keySeparator: false,
      nsSeparator: false,
      interpolation: { escapeValue: false, alwaysFormat: true },
      initAsync: false,
      react: { useSuspense: false },
    });
  return instance;
}

/** Holds the language shown: the reader's last choice, else the browser's. */
export function LanguageProvider({ children }: { readonly children: ReactNode }) {
  const [language, setLanguage] = useState<Language>(() =>
    firstLanguage(localStorage.getItem(STORED), navigator.languages),
  );
  const [words] = useState(() => createWords(language));
  useEffect(() => {
    document.documentElement.lang = language;
  }, [language]);
  const value = useMemo<LanguageChoice>(
    () => ({
      language,
      choose: (next) => {
        localStorage.setItem(STORED, next);
        document.documentElement.lang = next;
        void words.changeLanguage(next);
        setLanguage(next);
      },
    }),
    [language, words],
  );
  return (
    <LanguageContext value={value}>
      <I18nextProvider i18n={words}>{children}</I18nextProvider>
    </LanguageContext>
  );
}

export function useLanguage(): LanguageChoice {
  return use(LanguageContext);
}

export type Say<N extends keyof EnglishResources> = (key: WordKey<EnglishResources[N]>, values?: WordValues) => string;

/** The words of one feature in the language shown. */
export function useWords<N extends keyof EnglishResources>(feature: N): Say<N> {
  const { t } = useTranslation(feature as string);
  return t as unknown as Say<N>;
}

/** The domain's words; what a later version of the server may name and this one does not know is shown as it came. */
export function useVocabulary(): <L extends keyof Vocabulary>(list: L, name: string) => string {
  const { language } = useLanguage();
  return useCallback(
    (list, name) => (VOCABULARY[language][list] as Readonly<Record<string, string>>)[name] ?? name,
    [language],
  );
}

export function useFormat() {
  const { language } = useLanguage();
  return useMemo(() => {
    const zone = readerTimeZone();
    return {
      number: (value: number) => formatNumber(value, language),
      date: (text: string) => formatPartialDate(text, language, zone),
      country: (text: string) => formatCountry(text, language),
      instant: (text: string) => formatInstant(text, language, zone),
      withZone: (text: string) => formatWithZone(text, language, zone),
    };
  }, [language]);
}
