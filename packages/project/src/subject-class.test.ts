import { type AssessmentId, type MentionId, newId, SUBJECT_CLASSES, type SubjectClass } from '@trama/model';
import type { AssessmentRow } from '@trama/store';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { classOf } from './subject-class.js';

let made = 0;
const asm = (): AssessmentId => newId('asm', ++made, new Uint8Array(10));
const mention = (name: string): MentionId => newId('men', 1, new TextEncoder().encode(name.padEnd(10)).subarray(0, 10));

function row(agency: string, mentions: string, subjectClass: SubjectClass): AssessmentRow {
  return {
    id: asm(),
    agency,
    mentions: [...mentions].map(mention),
    subjectClass,
    undoes: null,
    marking: 'TLP:CLEAR',
    at: new Date(0),
    reason: null,
    by: null,
    role: null,
    grounds: null,
    needsSecond: false,
    second: null,
  };
}
const undo = (of: AssessmentRow): AssessmentRow => ({ ...of, id: asm(), subjectClass: null, undoes: of.id });

/** Mentions of one letter group are one subject. */
const world = (...groups: string[]) => {
  const places = new Map(groups.flatMap((group, i) => [...group].map((name) => [mention(name), i] as const)));
  return (id: MentionId) => places.get(id) ?? null;
};
const told = (rows: AssessmentRow[], ...groups: string[]) => {
  const { subjectClass, assessments } = classOf(rows, world(...groups));
  return [subjectClass, ...assessments.map(({ state }) => state)];
};

describe('the class of a subject', () => {
  it('is unassessed until a person says otherwise, then what was said last', () => {
    expect(told([], 'ab')).toEqual(['unassessed']);
    const first = row('mx', 'ab', 'suspected');
    expect(told([first], 'ab')).toEqual(['suspected', 'current']);
    expect(told([first, row('mx', 'abc', 'witness')], 'abc')).toEqual(['witness', 'replaced', 'current']);
    expect(told([first, row('mx', 'ab', 'unassessed')], 'ab')).toEqual(['unassessed', 'replaced', 'current']);
  });

  it('is what it was before where the last word was undone', () => {
    const [first, second] = [row('mx', 'a', 'suspected'), row('mx', 'a', 'victim')];
    expect(told([first, second, undo(second)], 'a')).toEqual(['suspected', 'current', 'undone', 'undoes']);
    expect(told([first, undo(first)], 'a')).toEqual(['unassessed', 'undone', 'undoes']);
  });

  it('is disputed where agencies differ, and not by who says unassessed', () => {
    const mine = row('mx', 'a', 'suspected');
    expect(told([mine, row('us', 'a', 'witness')], 'a')).toEqual(['disputed', 'current', 'current']);
    expect(told([mine, row('us', 'a', 'suspected')], 'a')[0]).toBe('suspected');
    expect(told([mine, row('us', 'a', 'unassessed')], 'a')[0]).toBe('suspected');
  });

  it('of two who were joined since is disputed, until a person assesses the two as one', () => {
    const both = [row('mx', 'a', 'suspected'), row('mx', 'b', 'victim')];
    expect(told(both, 'ab')).toEqual(['disputed', 'current', 'current']);
    expect(told([...both, row('mx', 'ab', 'witness')], 'ab')[0]).toBe('witness');
  });

  it('never falls on a namesake who was parted since: neither half has it until it is said again', () => {
    const joined = row('mx', 'ab', 'suspected');
    expect(told([joined], 'a', 'b')).toEqual(['unassessed', 'apart']);
    const again = row('mx', 'a', 'suspected');
    expect(told([joined, again], 'a', 'b')).toEqual(['suspected', 'replaced', 'current']);
    expect(told([joined], 'ab')).toEqual(['suspected', 'current']);
  });

  it('stays where a mention of it is in nobody’s world any more', () => {
    expect(told([row('mx', 'ab', 'suspected')], 'b')).toEqual(['suspected', 'current']);
  });

  it('is the same before an assessment and after it was undone, whatever was said', () => {
    const one = fc.tuple(
      fc.constantFrom('mx', 'us'),
      fc.constantFrom('a', 'b', 'ab', 'abc'),
      fc.constantFrom(...SUBJECT_CLASSES),
    );
    fc.assert(
      fc.property(fc.array(one, { maxLength: 6 }), one, (said, more) => {
        const rows = said.map((of) => row(...of));
        const last = row(...more);
        for (const groups of [['abc'], ['ab', 'c'], ['a', 'b', 'c']]) {
          const [before, ...states] = told(rows, ...groups);
          expect(told([...rows, last, undo(last)], ...groups)).toEqual([before, ...states, 'undone', 'undoes']);
        }
      }),
    );
  });
});
