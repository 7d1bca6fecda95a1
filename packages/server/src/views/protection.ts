/** Who is protected in a reader's world, by what that reader may see. */
import { ageGroup, isHidden, type MentionId, type Protection } from '@trama/model';
import { classOf, type JudgedClass, type World } from '@trama/project';
import { type AssessmentRow, allAssessments, minorMentions, protectedRoles, type Tx } from '@trama/store';

/** The days of reviews and ages are those of UTC. */
export function dayOf(at: Date): string {
  return at.toISOString().slice(0, 10);
}

/** Subjects that lists and charts leave out unless they are asked for, by index, with why. */
export async function hiddenPeople(tx: Tx, world: World, today: string): Promise<Map<number, Protection[]>> {
  const found = new Map<number, Protection[]>();
  const add = (index: number, why: Protection) => {
    const all = found.get(index) ?? [];
    if (!all.includes(why)) found.set(index, [...all, why]);
  };
  for (const mention of await minorMentions(tx, today)) {
    const index = indexOf(world, mention);
    if (index !== null) add(index, 'minor');
  }
  for (const [index, rows] of bySubject(world, await allAssessments(tx))) {
    for (const why of classProtections(classOf(rows, (one) => world.subjectOf(one)))) add(index, why);
  }
  return found;
}

/** Everything that protects one subject, hidden in lists or not. `birthDates` as its claims write them. */
export async function protectionsOf(
  tx: Tx,
  world: World,
  index: number,
  of: { readonly judged: JudgedClass; readonly birthDates: readonly string[]; readonly today: string },
): Promise<Protection[]> {
  const mentions = world.mentionsOf(index);
  const own = new Set(mentions);
  const found = new Set<Protection>(classProtections(of.judged));
  for (const role of await protectedRoles(tx, mentions)) found.add(role);
  if ((await minorMentions(tx, of.today)).some((mention) => own.has(mention))) found.add('minor');
  else {
    const groups = of.birthDates.map((date) => ageGroup(date, of.today));
    if (groups.includes('unknown') && !groups.includes('adult')) found.add('maybe-minor');
  }
  return [...found];
}

/** For what a list shows: the sign, where there is one. */
export function signOf(
  hidden: ReadonlyMap<number, Protection[]>,
  index: number,
): { readonly protections?: Protection[] } {
  const protections = hidden.get(index);
  return protections && isHidden(protections) ? { protections } : {};
}

/** A subject may stand apart for some agencies: one of them that calls it a victim protects it. */
function classProtections({ assessments }: JudgedClass): Protection[] {
  return assessments.flatMap(({ state, subjectClass }) =>
    state === 'current' && (subjectClass === 'victim' || subjectClass === 'bystander') ? [subjectClass] : [],
  );
}

function bySubject(world: World, rows: readonly AssessmentRow[]): Map<number, AssessmentRow[]> {
  const wanted = new Set<number>();
  const all = new Map<number, AssessmentRow[]>();
  for (const row of rows) {
    const indexes = new Set(row.mentions.map((mention) => indexOf(world, mention)).filter((index) => index !== null));
    for (const index of indexes) {
      all.set(index, [...(all.get(index) ?? []), row]);
      if (row.subjectClass === 'victim' || row.subjectClass === 'bystander') wanted.add(index);
    }
  }
  return new Map([...all].filter(([index]) => wanted.has(index)));
}

function indexOf(world: World, mention: MentionId): number | null {
  const subject = world.subjectOf(mention);
  return subject === null ? null : world.resolve(subject);
}
