/** What a person in the reports is to the matter. Nobody is anything but unassessed until a person says so, with grounds. */
export const SUBJECT_CLASSES = [
  'unassessed',
  'suspected',
  'convicted',
  'victim',
  'witness',
  'associate',
  'bystander',
  'official',
] as const;
export type SubjectClass = (typeof SUBJECT_CLASSES)[number];

const PEOPLE: ReadonlySet<string> = new Set(['Person', 'UnidentifiedPerson']);

/** Only people are of a class; groups, places and events are not. */
export function hasClass(schema: string): boolean {
  return PEOPLE.has(schema);
}
