import { Button, Dialog, DialogBody, DialogFooter } from '@blueprintjs/core';
import { useQueryClient } from '@tanstack/react-query';
import { useEffect, useRef, useState } from 'react';
import { useKept } from '../../api/kept.js';
import { useLive } from '../../api/live.js';
import { useApi } from '../../api/use-api.js';
import { useErrorText } from '../../frame/toasts.js';
import { useWords } from '../../language/language.js';
import { isDay } from '../../parts/date-field.js';
import { isMarking } from '../../parts/marking-field.js';
import { FileList } from './file-list.js';
import { FIRST_TERMS, type ImportTerms, TermsForm, termFields } from './terms-form.js';
import { UploadProgress } from './upload-progress.js';
import { UploadResult, type UploadState } from './upload-result.js';

/** From files to what came of them. One import for all: lists and tables of one drop belong together. */
export function UploadDialog({ first, onClose }: { readonly first: readonly File[]; readonly onClose: () => void }) {
  const t = useWords('reports');
  const api = useApi();
  const client = useQueryClient();
  const live = useLive();
  const explain = useErrorText();
  const [files, setFiles] = useState(first);
  const [terms, setTerms] = useKept<ImportTerms>('import-terms', () => FIRST_TERMS);
  const [state, setState] = useState<UploadState>({ step: 'asking' });
  const stop = useRef<AbortController | null>(null);
  useEffect(() => () => stop.current?.abort(), []);

  const start = async () => {
    const controller = new AbortController();
    stop.current = controller;
    setState({ step: 'sending', sent: 0, total: 0 });
    live.own();
    try {
      const answer = await api.upload(
        files,
        termFields(terms),
        ({ sent, total }) => setState({ step: 'sending', sent, total }),
        controller.signal,
      );
      setState({ step: 'done', answer });
    } catch (error) {
      const cancelled = error instanceof DOMException && error.name === 'AbortError';
      setState({ step: 'failed', why: cancelled ? t('cancelled') : explain(error) });
    }
    live.own();
    stop.current = null;
    await client.invalidateQueries();
  };
  const cancel = async () => {
    const jobs = await api.call('reports.jobs').catch(() => null);
    for (const job of jobs?.items.filter((one) => one.state === 'running') ?? []) {
      if (job.file === null || files.some((file) => file.name === job.file)) {
        await api.call('reports.cancel', { id: job.id }).catch(() => {});
      }
    }
    // Once all is sent the server's answer tells what became of it.
    if (state.step === 'sending' && (state.total === 0 || state.sent < state.total)) stop.current?.abort();
  };
  const isBusy = state.step === 'sending';
  return (
    <Dialog
      isOpen
      className="dialog-wide"
      title={state.step === 'done' ? t('resultTitle') : t('uploadTitle')}
      onClose={onClose}
      canEscapeKeyClose={!isBusy}
      canOutsideClickClose={false}
      isCloseButtonShown={!isBusy}
      transitionDuration={0}
    >
      <DialogBody>
        {state.step === 'asking' || state.step === 'failed' ? (
          <>
            {state.step === 'failed' ? (
              <p className="failure" role="alert">
                {state.why}
              </p>
            ) : null}
            <FileList files={files} onChange={setFiles} />
            <TermsForm terms={terms} onChange={setTerms} />
          </>
        ) : null}
        {state.step === 'sending' ? <UploadProgress files={files} sent={state.sent} total={state.total} /> : null}
        {state.step === 'done' ? <UploadResult answer={state.answer} /> : null}
      </DialogBody>
      <DialogFooter
        actions={
          state.step === 'done' ? (
            <>
              <Button
                text={t('another')}
                onClick={() => {
                  setFiles([]);
                  setState({ step: 'asking' });
                }}
              />
              <CloseButton onClose={onClose} />
            </>
          ) : isBusy ? (
            <CancelButton onCancel={() => void cancel()} />
          ) : (
            <Button
              intent="primary"
              text={t('start')}
              disabled={files.length === 0 || !isMarking(terms.marking) || (terms.date !== '' && !isDay(terms.date))}
              onClick={() => void start()}
            />
          )
        }
      />
    </Dialog>
  );
}

function CloseButton({ onClose }: { readonly onClose: () => void }) {
  return <Button intent="primary" text={useWords('frame')('close')} onClick={onClose} />;
}

function CancelButton({ onCancel }: { readonly onCancel: () => void }) {
  return <Button text={useWords('frame')('cancel')} onClick={onCancel} />;
}
