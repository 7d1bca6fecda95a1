import type { SourceGrade } from '@trama/model';
import { demoMarking, type MarkingKey, reviewerOf } from './demo-agency.js';

/** One file of the demonstration and how its agency brings it in. */
export interface DemoFile {
  readonly agency: string;
  readonly name: string;
  readonly bytes: Uint8Array;
  readonly grade: SourceGrade;
  readonly marking: string;
  readonly source: string;
  readonly language: 'en' | 'es';
  /** Day of the report. */
  readonly date: string;
  /** For clock times without an offset; null where there are none. */
  readonly timeZone: string | null;
  /** The map of an incident table, null where the headings speak for themselves. */
  readonly map: unknown;
  /** Who accepts its claims; null leaves them as drafts in the inbox. */
  readonly acceptAs: string | null;
  /** True where that person has read them one by one, false for a batch or for drafts. */
  readonly reviewed: boolean;
}

type Given = Pick<DemoFile, 'agency' | 'name' | 'grade' | 'source' | 'language' | 'date'>;

/** `state`: read and accepted, accepted as a batch, or waiting in the inbox. */
export function demoFile(
  given: Given,
  marking: MarkingKey,
  state: 'read' | 'batch' | 'inbox',
  text: string,
  table: Partial<Pick<DemoFile, 'map' | 'timeZone'>> = {},
): DemoFile {
  return {
    ...given,
    bytes: new TextEncoder().encode(text),
    marking: demoMarking(given.agency, marking),
    timeZone: null,
    map: null,
    ...table,
    acceptAs: state === 'inbox' ? null : reviewerOf(given.agency),
    reviewed: state === 'read',
  };
}
