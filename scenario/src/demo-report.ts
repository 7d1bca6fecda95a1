/** The reports of the demonstration: a table of what each tells, in order of time. A table: longer than other files. */
import type { SourceGrade } from '@trama/model';
import { Random } from '@trama/network';
import { castStory, figureOf } from './cast.js';
import { COAST, type MarkingKey, MX, US } from './demo-agency.js';
import { type DemoFile, demoFile } from './demo-file.js';
import { WAVE_DAY } from './incident-wave.js';
import { type Genre, genreExtension, writeReportText } from './report-text.js';
import type { Scenario } from './scenario.js';
import type { Figure, Language, Story, Topic, Wave } from './story.js';
import { tellEnglish } from './tell-en.js';
import { tellSpanish } from './tell-es.js';
import type { State } from './territory.js';

/**
 * agency · topic · language · genre · group · day of the report · days before it of the event ·
 * marking · grade · r (read and accepted) or i (in the inbox) · source · changes, joined by +:
 * `short` and `plain` (the head's name without second surname, without accents), `later` and
 * `third` (the head is who may follow), `w0` to `w5` (whose counts of the wave).
 */
const TABLE = `
us leadership en note 0 2026-01-14 3 S B r Tri-River field office El Paso
mx leadership es note 0 2026-01-19 5 S B r Mesa del Altiplano short
us money en note 0 2026-01-27 4 O B r Tri-River finance desk
mx meeting es note 1 2026-02-03 2 N C r Mesa del Altiplano
us rivalry en press 0 2026-02-09 1 C C r Border Courier
mx seizure es bulletin 1 2026-02-12 1 G A r Fiscalía Especial del Altiplano
us leadership en page 1 2026-02-20 6 C D r Mesa County Ledger plain
coast seizure es note 2 2026-02-24 0 S B r Guardia del Litoral
mx clash es press 2 2026-03-02 1 C C r Diario La Noria
us meeting en note 1 2026-03-06 8 K B r Tri-River field office Laredo
mx leadership es mail 3 2026-03-11 4 N B r Enlace del Altiplano
us seizure en bulletin 2 2026-03-17 1 G A r Tri-River public affairs
coast rivalry es note 2 2026-03-20 2 S C r Guardia del Litoral
mx money es note 0 2026-03-26 9 O B r Unidad patrimonial del Altiplano
us leadership en mail 2 2026-04-01 3 S C r Tri-River liaison plain
mx clash es note 3 2026-04-07 0 S B r Mesa del Altiplano
us arrest en bulletin 3 2026-04-14 1 C A r Tri-River public affairs
mx arrest es bulletin 3 2026-04-14 1 C A r Fiscalía Especial del Altiplano short
us succession en note 3 2026-04-22 8 S C r Tri-River field office Laredo
mx succession es press 3 2026-04-25 11 C D r El Vado Informa third
us money en mail 1 2026-05-05 5 X B r Tri-River finance desk
mx rivalry es page 1 2026-05-12 3 C D r Diario La Noria
coast clash es bulletin 2 2026-05-19 1 G B r Guardia del Litoral
us clash en press 0 2026-05-21 2 C C r Border Courier
mx meeting es note 0 2026-06-01 3 S B r Mesa del Altiplano
us rivalry en note 3 2026-06-08 10 R C r Tri-River field office El Paso
mx seizure es note 3 2026-06-15 0 S A r Mesa del Altiplano
us leadership en press 2 2026-06-23 4 C C r Border Courier short
coast money es note 2 2026-07-02 6 N C r Guardia del Litoral
mx leadership es page 1 2026-07-13 5 C D r El Vado Informa plain
us seizure en note 1 2026-07-20 0 S B r Tri-River field office El Paso
mx clash es mail 0 2026-08-04 1 S B r Enlace del Altiplano
us money en note 3 2026-08-17 7 O D i Tri-River finance desk
mx arrest es note 0 2026-09-19 0 S A r Mesa del Altiplano w0
us arrest en mail 0 2026-09-19 0 S B r Tri-River liaison short+w5
mx wave es press 0 2026-09-19 0 C C r El Vado Informa w3
us wave en page 0 2026-09-19 0 C C r Border Courier w4
mx advisory es bulletin 0 2026-09-19 0 C A r Fiscalía Especial del Altiplano w0
us advisory en bulletin 0 2026-09-19 0 C A r Tri-River public affairs w5
coast clash es note 0 2026-09-19 0 S B r Guardia del Litoral w2
mx tally es note 0 2026-09-19 0 S B r Mesa del Altiplano w1
mx tally es bulletin 0 2026-09-20 1 C A r Gabinete de Seguridad w0
us tally en note 0 2026-09-20 1 S B r Tri-River watch desk w5
mx wave es page 0 2026-09-20 1 C D r Diario La Noria w2
us wave en press 0 2026-09-20 1 C C r Mesa County Ledger w3+plain
coast tally es mail 0 2026-09-20 1 G C r Guardia del Litoral w2
mx wave es press 0 2026-09-20 2 C E r El Vado Informa w4+short
us succession en mail 0 2026-09-22 3 S C r Tri-River liaison
mx succession es note 0 2026-09-23 4 S C r Mesa del Altiplano
us leadership en page 0 2026-09-25 6 C D r Border Courier later
mx leadership es press 0 2026-09-26 7 C D r Diario La Noria third
us succession en note 0 2026-09-29 10 K B r Tri-River field office El Paso third
mx money es note 1 2026-10-02 3 R B r Unidad patrimonial del Altiplano
coast seizure es bulletin 2 2026-10-05 1 G A i Guardia del Litoral
us meeting en note 0 2026-10-07 2 S C i Tri-River field office Laredo
mx clash es note 1 2026-10-09 0 S B i Mesa del Altiplano
us clash en press 2 2026-10-12 1 C D i Mesa County Ledger
mx leadership es mail 0 2026-10-14 4 N C i Enlace del Altiplano later
us rivalry en bulletin 1 2026-10-15 1 G B i Tri-River public affairs
mx arrest es press 2 2026-10-19 1 C D i El Vado Informa
us seizure en mail 3 2026-10-21 1 S B i Tri-River liaison
mx meeting es note 3 2026-10-26 2 O B i Mesa del Altiplano
`;

const CHANGES = /^(?:(?:short|plain|later|third|w[0-5])\+?)+$/;
const AGENCIES: Readonly<Record<string, string>> = { us: US, mx: MX, coast: COAST };

/** Who is named in which file, as written there. */
export interface DemoNaming {
  readonly file: string;
  readonly name: string;
  readonly record: number;
}

export interface DemoReports {
  readonly files: readonly DemoFile[];
  readonly namings: readonly DemoNaming[];
}

export function writeDemoReports(scenario: Scenario): DemoReports {
  const files: DemoFile[] = [];
  const namings: DemoNaming[] = [];
  for (const [number, line] of TABLE.trim().split('\n').entries()) {
    const words = line.split(' ');
    const changes = CHANGES.test(words.at(-1) as string) ? (words.pop() as string).split('+') : [];
    const [agency, topic, language, genre, group, date, before, marking, grade, state, ...source] = words as [
      string,
      Topic,
      Language,
      Genre,
      string,
      string,
      string,
      MarkingKey,
      SourceGrade,
      string,
    ];
    const draw = new Random(scenario.crowd.options.seed, 'demo/reports').at(number);
    const story = changeStory(storyOf(scenario, Number(group), date, Number(before), draw), scenario, changes);
    const told = (language === 'en' ? tellEnglish : tellSpanish)(topic, story, draw);
    const head = { genre, language, number: number + 1, date, source: source.join(' '), town: story.town.name };
    const text = writeReportText(head, told);
    const name = `${date}-${String(number + 1).padStart(2, '0')}-${topic}.${genreExtension(genre)}`;
    const given = { agency: AGENCIES[agency] as string, name, grade, language, date, source: head.source };
    files.push(demoFile(given, marking, state === 'r' ? 'read' : 'inbox', text));
    const body = told.paragraphs.join('\n');
    for (const figure of [story.head, story.second, story.third, story.broker, story.relative]) {
      if (body.includes(figure.name) && !namings.some((n) => n.file === name && n.record === figure.record))
        namings.push({ file: name, name: figure.name, record: figure.record });
    }
  }
  return { files, namings };
}

function storyOf(
  { crowd, people, incidents }: Scenario,
  group: number,
  date: string,
  before: number,
  draw: Random,
): Story {
  const eventDate = new Date(Date.parse(date) - before * 86_400_000).toISOString().slice(0, 10);
  const story = { ...castStory(crowd, people, group, draw), date, eventDate };
  if (group !== 0 || eventDate < '2026-09-18' || eventDate > WAVE_DAY) return story;
  // Whoever tells of the arrest names the same town.
  const [town, otherTown] = [incidents[0]?.town ?? story.town, incidents[1]?.town ?? story.otherTown];
  return { ...story, town, otherTown };
}

function changeStory(story: Story, scenario: Scenario, changes: readonly string[]): Story {
  let changed = story;
  for (const change of changes) {
    if (change === 'short' || change === 'plain') changed = { ...changed, head: respellFigure(changed.head, change) };
    else if (change === 'later') changed = { ...changed, head: changed.second, second: changed.third };
    else if (change === 'third') changed = { ...changed, second: changed.third, third: changed.second };
    else changed = { ...changed, wave: waveAsToldBy(Number(change.slice(1)), scenario) };
  }
  // Leads of the third version: the report names the other successor as head.
  return changes.includes('third') && story.date > '2026-09-25' && story.date < '2026-09-28'
    ? { ...changed, head: changed.second, second: figureOf(scenario.people, changed.third.record) }
    : changed;
}

function respellFigure(figure: Figure, how: 'short' | 'plain'): Figure {
  const bare = (text: string) => text.normalize('NFD').replace(/\p{M}/gu, '');
  if (how === 'plain') return { ...figure, name: bare(figure.name), surname: bare(figure.surname) };
  return { ...figure, name: figure.name.slice(0, figure.name.indexOf(figure.surname) + figure.surname.length) };
}

/** The same day counted by six: the cabinet, a state's prosecutor, three newspapers, a watch desk. */
function waveAsToldBy(who: number, { incidents }: Scenario): Wave {
  const states = [...new Set<State>(incidents.map(({ town }) => town.state))];
  const some = (n: number) => states.slice(0, Math.min(n, states.length));
  const told: readonly Wave[] = [
    {
      roadblocks: 118,
      hedge: 'exact',
      states: some(7),
      guards: 9,
      attacks: 3,
      suspects: 12,
      civilians: 0,
      wounded: 7,
      clearedHour: 20,
    },
    {
      roadblocks: 96,
      hedge: 'at-least',
      states: some(5),
      guards: 6,
      attacks: 2,
      suspects: 8,
      civilians: 2,
      wounded: 5,
      clearedHour: null,
    },
    {
      roadblocks: 130,
      hedge: 'at-least',
      states: some(8),
      guards: 11,
      attacks: 4,
      suspects: 15,
      civilians: 3,
      wounded: 9,
      clearedHour: null,
    },
    {
      roadblocks: 140,
      hedge: 'about',
      states: some(8),
      guards: 10,
      attacks: 3,
      suspects: 15,
      civilians: 4,
      wounded: 8,
      clearedHour: null,
    },
    {
      roadblocks: 100,
      hedge: 'over',
      states: some(6),
      guards: 7,
      attacks: 3,
      suspects: 10,
      civilians: 2,
      wounded: 6,
      clearedHour: null,
    },
    {
      roadblocks: 125,
      hedge: 'up-to',
      states: some(7),
      guards: 9,
      attacks: 3,
      suspects: 12,
      civilians: 2,
      wounded: 7,
      clearedHour: 22,
    },
  ];
  return told[who] as Wave;
}
