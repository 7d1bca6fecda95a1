/** The reports beside a generated network: its larger groups, every topic, both languages, five genres. */

import { Random } from '@trama/network';
import { castStory } from './cast.js';
import { GENRES, genreExtension, writeReportText } from './report-text.js';
import type { Scenario } from './scenario.js';
import { type Language, TOPICS } from './story.js';
import { tellEnglish } from './tell-en.js';
import { tellSpanish } from './tell-es.js';

const SOURCES: Readonly<Record<Language, readonly string[]>> = {
  en: ['Tri-River Desk', 'Mesa County Ledger', 'Border Courier'],
  es: ['Mesa del Altiplano', 'Diario La Noria', 'El Vado Informa'],
};

/** Sixty up to 250,000 people, then one for each further 4,000. */
export function reportCount(people: number): number {
  return Math.max(60, Math.floor(people / 4_000));
}

/** Report `number`, from 0. */
export function scenarioReport(scenario: Scenario, number: number): { readonly name: string; readonly text: string } {
  const { crowd, people } = scenario;
  const draw = new Random(crowd.options.seed, 'reports').at(number);
  const language: Language = number % 2 === 0 ? 'en' : 'es';
  const topic = TOPICS[number % TOPICS.length] as (typeof TOPICS)[number];
  const genre = draw.pick(GENRES);
  const day = (offset: number) => new Date(Date.UTC(2025, 0, 6 + offset)).toISOString().slice(0, 10);
  const since = draw.below(600);
  const cast = castStory(crowd, people, draw.below(Math.min(12, crowd.groups)), draw);
  const story = { ...cast, date: day(since + draw.pick([0, 1, 3, 12])), eventDate: day(since) };
  const told = (language === 'en' ? tellEnglish : tellSpanish)(topic, story, draw);
  const head = {
    genre,
    language,
    number: number + 1,
    date: story.date,
    source: draw.pick(SOURCES[language]),
    town: story.town.name,
  };
  const name = `${String(number + 1).padStart(4, '0')}-${topic}-${language}.${genreExtension(genre)}`;
  return { name, text: writeReportText(head, told) };
}
