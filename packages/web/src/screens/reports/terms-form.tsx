import { Checkbox, FileInput, FormGroup, HTMLSelect, InputGroup } from '@blueprintjs/core';
import { hasRight, SOURCE_GRADES, type SourceGrade } from '@trama/model';
import { useId, useState } from 'react';
import { useSession } from '../../api/session.js';
import { useVocabulary, useWords } from '../../language/language.js';
import { DateField } from '../../parts/date-field.js';
import { MarkingField } from '../../parts/marking-field.js';

const FORMATS = ['text', 'html', 'pdf', 'docx', 'eml', 'csv', 'xlsx', 'ftm', 'ofac', 'image'] as const;

/** Under which terms files come in: the options of `trama import`. */
export interface ImportTerms {
  readonly grade: SourceGrade;
  readonly marking: string;
  readonly source: string;
  readonly date: string;
  readonly timeZone: string;
  readonly format: string;
  readonly accept: boolean;
  /** JSON text of a map of columns; empty where it is to be guessed. */
  readonly map: string;
  readonly mapFile: string;
  /** Nobody in these files is a US person. */
  readonly noUsPersons: boolean;
}
/** No grade better than "cannot be judged" and no marking wider than the own agency is ever assumed. */
export const FIRST_TERMS: ImportTerms = {
  grade: 'F',
  marking: 'TLP:AMBER',
  source: '',
  date: '',
  timeZone: '',
  format: '',
  accept: false,
  map: '',
  mapFile: '',
  noUsPersons: false,
};

/** The fields of POST /api/reports; what is empty is left out. */
export function termFields(terms: ImportTerms): Record<string, string> {
  const { grade, marking, source, date, timeZone, format, accept, map, noUsPersons } = terms;
  return {
    grade,
    marking,
    ...(source ? { source } : {}),
    ...(date ? { date } : {}),
    ...(timeZone ? { 'time-zone': timeZone } : {}),
    ...(format ? { format } : {}),
    ...(accept ? { accept: 'true' } : {}),
    ...(map ? { map } : {}),
    ...(noUsPersons ? { 'us-persons': 'no' } : {}),
  };
}

export function TermsForm({
  terms,
  onChange,
}: {
  readonly terms: ImportTerms;
  readonly onChange: (terms: ImportTerms) => void;
}) {
  const t = useWords('reports');
  const session = useSession();
  const { masksUsPersons } = session;
  const id = useId();
  const set = (change: Partial<ImportTerms>) => onChange({ ...terms, ...change });
  return (
    <div className="form-grid">
      <GradeField value={terms.grade} onChange={(grade) => set({ grade })} />
      <MarkingField label={t('markingOf')} value={terms.marking} onChange={(marking) => set({ marking })} />
      <FormGroup label={t('sourceOf')} labelFor={`${id}-source`} helperText={t('sourceHelp')}>
        <InputGroup id={`${id}-source`} value={terms.source} onValueChange={(source) => set({ source })} />
      </FormGroup>
      <DateField label={t('dateOf')} help={t('dateHelp')} value={terms.date} onChange={(date) => set({ date })} />
      <FormGroup label={t('timeZone')} labelFor={`${id}-zone`} helperText={t('timeZoneHelp')}>
        <InputGroup id={`${id}-zone`} value={terms.timeZone} onValueChange={(timeZone) => set({ timeZone })} />
      </FormGroup>
      <FormGroup label={t('format')} labelFor={`${id}-format`}>
        <HTMLSelect
          id={`${id}-format`}
          fill
          value={terms.format}
          onChange={(event) => set({ format: event.currentTarget.value })}
        >
          <option value="">{t('formatFound')}</option>
          {FORMATS.map((format) => (
            <option key={format} value={format}>
              {format}
            </option>
          ))}
        </HTMLSelect>
      </FormGroup>
      <MapField file={terms.mapFile} onChange={(map, mapFile) => set({ map, mapFile })} />
      {masksUsPersons ? (
        <div className="form-whole">
          <Checkbox
            checked={terms.noUsPersons}
            label={t('noUsPersons')}
            onChange={(event) => set({ noUsPersons: event.currentTarget.checked })}
          />
          <p className="muted">{t('noUsPersonsHelp')}</p>
        </div>
      ) : null}
      {hasRight(session, 'claim.decide') ? (
        <div className="form-whole">
          <Checkbox
            checked={terms.accept}
            label={t('accept')}
            onChange={(event) => set({ accept: event.currentTarget.checked })}
          />
          <p className="muted">{t('acceptHelp')}</p>
        </div>
      ) : null}
    </div>
  );
}

function MapField({
  file,
  onChange,
}: {
  readonly file: string;
  readonly onChange: (map: string, file: string) => void;
}) {
  const t = useWords('reports');
  const id = useId();
  const [broken, setBroken] = useState(false);
  const take = async (chosen: File | undefined) => {
    const text = (await chosen?.text()) ?? '';
    const fits = text === '' || isJson(text);
    setBroken(!fits);
    onChange(fits ? text : '', fits ? (chosen?.name ?? '') : '');
  };
  return (
    <FormGroup
      className="form-whole"
      label={t('mapOf')}
      labelFor={id}
      helperText={broken ? t('mapBroken') : t('mapHelp')}
      intent={broken ? 'danger' : 'none'}
    >
      <FileInput
        fill
        hasSelection={file !== ''}
        buttonText={t('mapBrowse')}
        text={file || t('mapChoose')}
        inputProps={{ id, accept: '.json,application/json', 'aria-label': t('mapOf') }}
        onInputChange={(event) => void take((event.target as HTMLInputElement).files?.[0])}
      />
    </FormGroup>
  );
}

function isJson(text: string): boolean {
  try {
    JSON.parse(text);
    return true;
  } catch {
    return false;
  }
}

export function GradeField({
  value,
  onChange,
}: {
  readonly value: SourceGrade;
  readonly onChange: (grade: SourceGrade) => void;
}) {
  const t = useWords('reports');
  const v = useVocabulary();
  const id = useId();
  return (
    <FormGroup label={t('gradeOf')} labelFor={id}>
      <HTMLSelect id={id} fill value={value} onChange={(event) => onChange(event.currentTarget.value as SourceGrade)}>
        {SOURCE_GRADES.map((grade) => (
          <option key={grade} value={grade}>
            {grade}: {v('gradeMeaning', grade)}
          </option>
        ))}
      </HTMLSelect>
    </FormGroup>
  );
}
