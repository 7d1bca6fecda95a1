import { Button } from '@blueprintjs/core';
import { Cross, FolderOpen } from '@blueprintjs/icons';
import { useRef } from 'react';
import { formatBytes } from '../../language/format.js';
import { useLanguage, useWords } from '../../language/language.js';

export function FileList({
  files,
  onChange,
}: {
  readonly files: readonly File[];
  readonly onChange: (files: readonly File[]) => void;
}) {
  const t = useWords('reports');
  const { language } = useLanguage();
  const input = useRef<HTMLInputElement>(null);
  return (
    <div className="file-list">
      <div className="button-row">
        <Button icon={<FolderOpen />} text={t('chooseFiles')} onClick={() => input.current?.click()} />
        <span className="muted">{t('chosen', { count: files.length })}</span>
        <input
          ref={input}
          type="file"
          multiple
          hidden
          aria-label={t('chooseFiles')}
          onChange={(event) => onChange([...files, ...(event.currentTarget.files ?? [])])}
        />
      </div>
      {files.length > 0 ? (
        <ul>
          {files.map((file, index) => (
            <li key={`${file.name} ${file.size} ${file.lastModified}`}>
              <span className="ellipsis">{file.name}</span>
              <span className="muted number">{formatBytes(file.size, language)}</span>
              <Button
                size="small"
                variant="minimal"
                icon={<Cross />}
                aria-label={t('remove', { file: file.name })}
                onClick={() => onChange(files.filter((_, other) => other !== index))}
              />
            </li>
          ))}
        </ul>
      ) : null}
    </div>
  );
}
