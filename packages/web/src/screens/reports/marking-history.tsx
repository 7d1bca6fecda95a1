import { Button } from '@blueprintjs/core';
import type { ReMarkingList, ReportDetail } from '@trama/contract';
import { ROLES } from '@trama/model';
import { useState } from 'react';
import { useRight, useSession } from '../../api/session.js';
import { useRoute } from '../../api/use-api.js';
import { useVocabulary, useWords } from '../../language/language.js';
import { MarkingTag } from '../../parts/marking-tag.js';
import { DateText } from '../../parts/quantity.js';
import { ReMarkDialog } from './re-mark-dialog.js';

type Entry = ReMarkingList['items'][number];

/** Who gave the report another marking, when, from which to which; and the way back from the last. */
export function MarkingHistory({ report }: { readonly report: ReportDetail }) {
  const t = useWords('reports');
  const v = useVocabulary();
  const session = useSession();
  const mayMark = useRight('marking.decide') && report.agency === session.agency;
  const { data } = useRoute('reports.markings', { id: report.id });
  const [undoing, setUndoing] = useState<Entry | null>(null);
  const items = data?.items ?? [];
  if (items.length === 0) return null;
  const who = (by: string) => ((ROLES as readonly string[]).includes(by) ? v('role', by) : by);
  return (
    <>
      <h2>{t('markingHistory')}</h2>
      <ol className="facts-list">
        {items.map((entry, index) => (
          <li key={`${entry.at} ${entry.to}`}>
            <div>
              {entry.from.map((from) => (
                <MarkingTag key={from} marking={from} />
              ))}{' '}
              → <MarkingTag marking={entry.to} />
            </div>
            <div className="muted">
              {t(`reMarkScope_${entry.scope.kind}`)} · {who(entry.by)} · {entry.agency} · <DateText value={entry.at} />
            </div>
            {entry.reason ? <div>{entry.reason}</div> : null}
            {mayMark && index === 0 && entry.from.length === 1 ? (
              <Button size="small" icon="undo" text={t('reMarkUndo')} onClick={() => setUndoing(entry)} />
            ) : null}
          </li>
        ))}
      </ol>
      {undoing ? (
        <ReMarkDialog
          report={report}
          first={{ scope: undoing.scope, marking: undoing.from[0] ?? '' }}
          onClose={() => setUndoing(null)}
        />
      ) : null}
    </>
  );
}
