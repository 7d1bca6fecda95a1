/** Reports and markings by number, in the order in which they first came. Only ever added to, so it is shared. */
import type { ReportId } from '@trama/model';
import type { ClaimColumns } from './columns.js';
import { foldWords } from './fold.js';

export class Provenance {
  readonly reportIds: ReportId[] = [];
  /** Equal numbers are reports of one source. */
  readonly reportOrigin: number[] = [];
  readonly markings: string[] = [];
  readonly #reports = new Map<string, number>();
  readonly #origins = new Map<string, number>();
  readonly #markings = new Map<string, number>();

  /** -1 where no claim of it came yet. */
  reportOf(id: ReportId): number {
    return this.#reports.get(id) ?? -1;
  }

  /** The numbers of the columns' reports, by their place there. */
  addReports(columns: ClaimColumns): number[] {
    const origins = reportOrigins(columns);
    return columns.reports.map((id, i) => {
      const known = this.#reports.get(id);
      if (known !== undefined) return known;
      this.reportIds.push(id);
      this.reportOrigin.push(placeOf(this.#origins, foldWords(origins[i] as string).join(' ')));
      return placeOf(this.#reports, id);
    });
  }

  addMarking(columns: ClaimColumns, number: number): number {
    const text = columns.markings.get(number);
    if (text === undefined) throw new Error(`no text of marking ${number}`);
    const place = placeOf(this.#markings, text);
    if (place === this.markings.length) this.markings.push(text);
    return place;
  }
}

/** Who issued each report: its source, or the agency that brought it. */
function reportOrigins(columns: ClaimColumns): string[] {
  const origins = columns.reports.map((_, i) => columns.sources[i] ?? '');
  for (let row = 0; row < columns.length; row++) {
    const report = columns.report[row] as number;
    if (origins[report] === '') origins[report] = columns.agencies[columns.agency[row] as number] as string;
  }
  return origins;
}

function placeOf(places: Map<string, number>, text: string): number {
  const known = places.get(text);
  if (known !== undefined) return known;
  places.set(text, places.size);
  return places.size - 1;
}
