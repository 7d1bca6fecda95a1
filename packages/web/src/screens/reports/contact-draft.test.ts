import { contactReport } from '@trama/contract';
import { expect, test } from 'vitest';
import { addParagraph, contactBody, firstDraft, isComplete } from './contact-draft.js';

const anyMarking = () => true;

test('a new paragraph takes the marking of the one before', () => {
  const draft = firstDraft('es');
  const marked = { ...draft, paragraphs: [{ key: 1, text: 'a', marking: 'TLP:RED' }] };
  expect(addParagraph(marked).paragraphs[1]).toEqual({ key: 2, text: '', marking: 'TLP:RED' });
});

test('empty paragraphs are no part of the report, and the contract takes what is left', () => {
  const draft = { ...firstDraft('es'), title: ' Reunión ', date: '2026-03-02', sourceNumber: '0417' };
  const written = addParagraph({ ...draft, paragraphs: [{ key: 1, text: 'Se reunieron.', marking: 'TLP:RED' }] });
  expect(isComplete(written, anyMarking)).toBe(true);
  const body = contactReport.parse(contactBody(written));
  expect(body.title).toBe('Reunión');
  expect(body.paragraphs).toEqual([{ text: 'Se reunieron.', marking: 'TLP:RED' }]);
});

test('without title, date, text or a known marking it cannot be entered', () => {
  const draft = firstDraft('en');
  expect(isComplete(draft, anyMarking)).toBe(false);
  const written = {
    ...draft,
    title: 'x',
    date: '2026-03-02',
    paragraphs: [{ key: 1, text: 'x', marking: 'TLP:BLUE' }],
  };
  expect(isComplete(written, anyMarking)).toBe(true);
  expect(isComplete(written, (marking) => marking !== 'TLP:BLUE')).toBe(false);
});
