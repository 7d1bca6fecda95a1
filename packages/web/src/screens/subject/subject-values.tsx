import type { SubjectPage } from '@trama/contract';
import { useFormat, useVocabulary, useWords } from '../../language/language.js';
import { useClaimText, valueText } from '../../parts/claim-value.js';
import { ValueWithSources } from '../../parts/value-with-sources.js';

type Open = (ids: readonly string[]) => void;
type Value = SubjectPage['names'][number] | SubjectPage['properties'][number]['values'][number];

export function SubjectNames({ subject, onOpen }: { readonly subject: SubjectPage; readonly onOpen: Open }) {
  const t = useWords('subject');
  const v = useVocabulary();
  const groups = new Map<string, SubjectPage['names']>();
  if (subject.names.length === 0) return null;
  // The name stands first, whatever report was read first.
  const ordered = [...subject.names].sort((a, b) => Number(b.property === 'name') - Number(a.property === 'name'));
  for (const name of ordered) groups.set(name.property, [...(groups.get(name.property) ?? []), name]);
  return (
    <section className="block">
      <h2>{t('names')}</h2>
      <dl className="values">
        {[...groups].map(([property, names]) => (
          <div key={property}>
            <dt>{v('property', property)}</dt>
            <dd>
              {names.map((name) => (
                <ValueWithSources key={name.value} text={name.value} claims={name.claims} onOpen={onOpen} />
              ))}
            </dd>
          </div>
        ))}
      </dl>
    </section>
  );
}

/** Every value with its sources; where they disagree, one above the other with who says which. */
export function SubjectProperties({ subject, onOpen }: { readonly subject: SubjectPage; readonly onOpen: Open }) {
  const t = useWords('subject');
  const v = useVocabulary();
  const format = useFormat();
  const sayClaim = useClaimText();
  const textOf = (property: SubjectPage['properties'][number]['property'], value: Value) => {
    const first = value.claims[0];
    const isRange = first && (first.low !== null || first.best !== null || first.high !== null);
    return isRange ? sayClaim(first) : valueText(property, value.value, v, format);
  };
  if (subject.properties.length === 0) return null;
  return (
    <section className="block">
      <h2>{t('properties')}</h2>
      <dl className="values">
        {subject.properties.map(({ property, values }) => {
          const conflicting = values.some((value) => value.conflicting);
          return (
            <div key={property} className={conflicting ? 'is-disputed' : ''}>
              <dt>
                {v('property', property)}
                {conflicting ? <span className="warn">{t('sourcesDisagree')}</span> : null}
              </dt>
              <dd>
                {values.map((value) => (
                  <ValueWithSources
                    key={value.value}
                    text={textOf(property, value)}
                    claims={value.claims}
                    onOpen={onOpen}
                    sayWho={conflicting}
                  />
                ))}
              </dd>
            </div>
          );
        })}
      </dl>
    </section>
  );
}
