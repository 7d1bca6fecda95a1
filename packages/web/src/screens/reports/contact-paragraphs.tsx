import { Button, FormGroup, TextArea } from '@blueprintjs/core';
import { Plus, Trash } from '@blueprintjs/icons';
import { useId } from 'react';
import { useWords } from '../../language/language.js';
import { MarkingField } from '../../parts/marking-field.js';
import { addParagraph, type ContactDraft, type DraftParagraph } from './contact-draft.js';

export function ContactParagraphs({
  draft,
  onChange,
}: {
  readonly draft: ContactDraft;
  readonly onChange: (draft: ContactDraft) => void;
}) {
  const t = useWords('reports');
  const id = useId();
  const set = (key: number, change: Partial<DraftParagraph>) =>
    onChange({
      ...draft,
      paragraphs: draft.paragraphs.map((one) => (one.key === key ? { ...one, ...change } : one)),
    });
  return (
    <section className="paragraphs" aria-label={t('paragraphs')}>
      {draft.paragraphs.map((paragraph, index) => (
        <div key={paragraph.key} className="paragraph">
          <FormGroup label={t('paragraph', { number: index + 1 })} labelFor={`${id}-${paragraph.key}`}>
            <TextArea
              id={`${id}-${paragraph.key}`}
              fill
              autoResize
              maxLength={20_000}
              value={paragraph.text}
              onChange={(event) => set(paragraph.key, { text: event.currentTarget.value })}
            />
          </FormGroup>
          <div className="paragraph-side">
            <MarkingField
              label={t('markingOf')}
              value={paragraph.marking}
              onChange={(marking) => set(paragraph.key, { marking })}
            />
            <Button
              variant="minimal"
              icon={<Trash />}
              aria-label={t('removeParagraph', { number: index + 1 })}
              disabled={draft.paragraphs.length === 1}
              onClick={() =>
                onChange({ ...draft, paragraphs: draft.paragraphs.filter((one) => one.key !== paragraph.key) })
              }
            />
          </div>
        </div>
      ))}
      <Button icon={<Plus />} size="small" text={t('addParagraph')} onClick={() => onChange(addParagraph(draft))} />
    </section>
  );
}
