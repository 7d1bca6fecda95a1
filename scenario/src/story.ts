/** What a report can tell: figures of the network, places, days and counts. Languages turn it into sentences. */
import type { Random } from '@trama/network';
import type { State, Town } from './territory.js';

export interface Figure {
  readonly record: number;
  readonly name: string;
  /** First surname, as a text speaks of somebody the second time. */
  readonly surname: string;
  readonly alias: string;
  readonly female: boolean;
  readonly phone: string;
}

/** How a source gives a number: exactly, as a floor, roughly, as a ceiling. */
export type Hedge = 'exact' | 'at-least' | 'over' | 'about' | 'up-to';

export interface Wave {
  readonly roadblocks: number;
  readonly hedge: Hedge;
  readonly states: readonly State[];
  /** Members of the National Guard. */
  readonly guards: number;
  readonly attacks: number;
  readonly suspects: number;
  readonly civilians: number;
  readonly wounded: number;
  /** Hour of the day, null where the text says nothing of clearing. */
  readonly clearedHour: number | null;
}

export interface Story {
  readonly group: string;
  readonly rival: string;
  readonly ally: string;
  readonly head: Figure;
  readonly second: Figure;
  readonly third: Figure;
  readonly broker: Figure;
  readonly relative: Figure;
  readonly town: Town;
  readonly otherTown: Town;
  /** Day of the report and of what it tells, `2026-09-19`. */
  readonly date: string;
  readonly eventDate: string;
  readonly wave: Wave;
}

export const TOPICS = [
  'leadership',
  'arrest',
  'clash',
  'seizure',
  'wave',
  'tally',
  'succession',
  'money',
  'meeting',
  'rivalry',
  'advisory',
] as const;
export type Topic = (typeof TOPICS)[number];

export interface Told {
  readonly title: string;
  readonly paragraphs: readonly string[];
}

export type Tell = (topic: Topic, story: Story, draw: Random) => Told;
export type Language = 'en' | 'es';

/** Days from the event to the report; 0 on the same day. */
export function daysAfter({ date, eventDate }: Pick<Story, 'date' | 'eventDate'>): number {
  return Math.round((Date.parse(date) - Date.parse(eventDate)) / 86_400_000);
}
