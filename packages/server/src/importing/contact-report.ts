/**
 * A contact report (tarjeta informativa) written in the workbench: paragraphs each under a marking
 * of its own, a source that is a number and never a name.
 */
import { createHash } from 'node:crypto';
import type { ContactReport, ImportAnswer } from '@trama/contract';
import { extract } from '@trama/extract';
import { classifiedBanner } from '@trama/formats';
import {
  fail,
  joinMarkings,
  type Marking,
  ok,
  parseCredibility,
  parsePartialDate,
  type Refusal,
  type Result,
  refusal,
} from '@trama/model';
import { agencies, appendReport, findReportBySha } from '@trama/store';
import type { Call } from '../http/call.js';
import { wellFormed } from '../well-formed.js';
import { DraftQueue } from './draft-queue.js';
import { pushExtraction } from './file-reading.js';
import { knownMarking } from './import-terms.js';
import { markedPortions } from './portions.js';

/** It is read in this process, unlike a file; a person types far less. */
const LONGEST_TEXT = 400_000;

export async function importContactReport(call: Call<'reports.contact'>): Promise<Result<ImportAnswer, Refusal>> {
  const { body } = call;
  const markings = await parseMarkings(call);
  if (!markings.ok) return markings;
  const date = parsePartialDate(body.date);
  if (date === null) return fail(refusal('option-invalid', { option: 'date', expected: 'a date', found: body.date }));
  const { whole, paragraphs } = markings.value;
  const portions = markedPortions(paragraphs);
  const text = portions.map((portion) => portion.text).join('');
  if (text.length > LONGEST_TEXT) {
    return fail(refusal('file-too-large', { limit: `${LONGEST_TEXT} characters` }));
  }
  const classified = [body.title, ...portions.map((portion) => portion.text)].map(classifiedBanner).find(Boolean);
  if (classified) return fail(classified);
  const bytes = Buffer.from(contactReportFile(body), 'utf8');
  const sha256 = createHash('sha256').update(bytes).digest();
  const batches = new DraftQueue();
  const extraction = extract({
    text,
    title: body.title,
    language: body.language,
    date,
    timeZone: null,
    captions: [],
  });
  pushExtraction(batches, extraction);
  batches.end();
  const name = `${body.title}.txt`;
  return call.write(null, async (tx) => {
    const earlier = await findReportBySha(tx, sha256);
    if (earlier !== null) return ok({ reports: [], unchanged: 1, refused: [] });
    const appended = await appendReport(
      tx,
      {
        file: { name, sha256, chunks: [bytes], size: bytes.length },
        format: 'text',
        language: body.language,
        title: body.title,
        date,
        grade: body.grade,
        marking: whole,
        source: body.sourceNumber === '' ? null : body.sourceNumber,
        timeZone: null,
        legalBasis: body.legalBasis,
        receivedAt: call.now,
        collectedAt: null,
        portions,
        detail: { contact: true },
      },
      batches,
      { credibility: parseCredibility(body.credibility) ?? 6, acceptAs: null, unread: false },
    );
    const report = {
      id: appended.id,
      file: name,
      sha256: sha256.toString('hex'),
      format: 'text',
      language: body.language,
      draft: appended.claims,
      accepted: 0,
      skipped: [...appended.skipped],
    };
    return ok({ reports: [report], unchanged: 0, refused: [] });
  });
}

/**
 * The whole file (and with it what belongs to no paragraph) is under the join of all markings;
 * a paragraph under its own joined with the one the form gives to all.
 */
async function parseMarkings(
  call: Call<'reports.contact'>,
): Promise<Result<{ whole: Marking; paragraphs: { text: string; marking: Marking }[] }, Refusal>> {
  const { body, workbench } = call;
  const known = new Set((await agencies(workbench.store)).map(({ id }) => id));
  const form = knownMarking(body.marking, known);
  if (!form.ok) return form;
  const paragraphs: { text: string; marking: Marking }[] = [];
  for (const { text, marking } of body.paragraphs) {
    const own = knownMarking(marking, known);
    if (!own.ok) return own;
    paragraphs.push({ text: tidyText(text), marking: joinMarkings([form.value, own.value]) });
  }
  const whole = joinMarkings([form.value, ...paragraphs.map(({ marking }) => marking)]);
  return ok({ whole, paragraphs });
}

function tidyText(text: string): string {
  return wellFormed(text.replaceAll('\0', '').replace(/\r\n?/g, '\n')).trim();
}

/** The form as a text of its own: this is the original that the ledger keeps. */
function contactReportFile(body: ContactReport): string {
  const head = [
    `Title: ${body.title}`,
    `Date: ${body.date}`,
    `Source: ${body.sourceNumber}`,
    `Grade: ${body.grade}${body.credibility}`,
    `Marking: ${body.marking}`,
    ...(body.legalBasis === null ? [] : [`Legal basis: ${body.legalBasis}`]),
  ];
  const paragraphs = body.paragraphs.map(({ text, marking }) => `(${marking}) ${text}`);
  return `${[head.join('\n'), ...paragraphs].join('\n\n')}\n`;
}
