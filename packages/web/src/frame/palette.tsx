import { Menu, MenuItem } from '@blueprintjs/core';
import { type ItemRenderer, Omnibar } from '@blueprintjs/select';
import { type ReactNode, useDeferredValue, useMemo, useState } from 'react';
import { useNavigate } from 'react-router';
import { useRoute } from '../api/use-api.js';
import { foldText } from '../language/fold-text.js';
import { useVocabulary, useWords } from '../language/language.js';
import { useSubjectLabel } from '../parts/subject-label.js';
import { useHint } from '../parts/use-hint.js';
import { useReportName } from '../parts/use-report-name.js';
import { useCommands } from './commands.js';

interface Entry {
  readonly id: string;
  readonly text: string;
  readonly label: ReactNode;
  readonly run: () => void;
}

/** Where another name than the label holds what was written, both: "Víctor Sosa Estrada · El Barranca". */
function withFoundName(label: string, names: readonly string[], words: string): string {
  const holds = (text: string) => foldText(text).includes(foldText(words));
  const found = holds(label) ? undefined : names.find(holds);
  return found ? `${label} · ${found}` : label;
}

/** ⌘K: what is written searches subjects and reports; below it the commands that fit. */
export function Palette({ isOpen, onClose }: { readonly isOpen: boolean; readonly onClose: () => void }) {
  const t = useWords('frame');
  const v = useVocabulary();
  const nameOf = useSubjectLabel();
  const hintOf = useHint();
  const reportName = useReportName();
  const navigate = useNavigate();
  const commands = useCommands();
  const [query, setQuery] = useState('');
  const asked = useDeferredValue(query.trim());
  const found = useRoute(
    'search',
    { query: { q: asked, limit: 8 } },
    { enabled: isOpen && asked.length > 1, keep: true },
  );
  const entries = useMemo<Entry[]>(() => {
    const words = query.trim().toLowerCase();
    const fitting = commands.filter((command) => words === '' || foldText(command.text).includes(foldText(words)));
    const answer = words.length > 1 ? found.data : undefined;
    return [
      ...(answer?.subjects ?? []).map((subject) => ({
        id: subject.id,
        text: withFoundName(nameOf(subject), subject.names, words),
        label: [v('schema', subject.schema), hintOf(subject)].join(' · '),
        run: () => void navigate(`/subjects/${subject.id}`),
      })),
      ...(answer?.reports ?? []).map((report) => ({
        id: report.id,
        text: reportName(report),
        label: t('report'),
        run: () => void navigate(`/reports/${report.id}`),
      })),
      ...(words.length > 1
        ? [
            {
              id: 'all',
              text: t('seeAllResults', { query: query.trim() }),
              label: answer && answer.notShown > 0 ? t('notShown', { count: answer.notShown }) : '',
              run: () => void navigate(`/search?q=${encodeURIComponent(query.trim())}`),
            },
          ]
        : []),
      ...fitting.map((command) => ({ ...command, label: command.key ?? '' })),
    ];
  }, [commands, found.data, query, navigate, t, v, nameOf, hintOf, reportName]);
  const close = () => {
    setQuery('');
    onClose();
  };
  const renderEntry: ItemRenderer<Entry> = (entry, { handleClick, modifiers, ref }) => (
    <MenuItem
      key={entry.id}
      ref={ref}
      active={modifiers.active}
      text={entry.text}
      labelElement={<span className="muted">{entry.label}</span>}
      onClick={handleClick}
      roleStructure="listoption"
    />
  );
  return (
    <Omnibar<Entry>
      isOpen={isOpen}
      onClose={close}
      items={entries}
      itemsEqual="id"
      query={query}
      onQueryChange={setQuery}
      itemRenderer={renderEntry}
      itemListRenderer={({ filteredItems, itemsParentRef, renderItem }) => (
        <Menu role="listbox" aria-label={t('commands')} ulRef={itemsParentRef}>
          {filteredItems.length > 0 ? (
            filteredItems.map(renderItem)
          ) : (
            <MenuItem disabled text={t('noResults')} roleStructure="listoption" />
          )}
        </Menu>
      )}
      onItemSelect={(entry) => {
        close();
        entry.run();
      }}
      initialContent={undefined}
      inputProps={{ placeholder: t('searchOrCommand'), 'aria-label': t('searchOrCommand') }}
      overlayProps={{ transitionDuration: 0 }}
    />
  );
}
