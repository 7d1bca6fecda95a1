import { Button, NonIdealState, Spinner } from '@blueprintjs/core';
import { Error as ErrorIcon, Search as SearchIcon } from '@blueprintjs/icons';
import type { ReactElement, ReactNode } from 'react';
import { Refusal } from '../api/client.js';
import { useErrorText } from '../frame/toasts.js';
import { useWords } from '../language/language.js';

export function Loading() {
  const t = useWords('frame');
  return (
    <div className="state-view" role="status">
      <Spinner size={24} aria-hidden="true" />
      <span>{t('loading')}</span>
    </div>
  );
}

/** Failed, not permitted and not there: words that say what to do. The last two look alike on purpose. */
export function Failed({ error, onRetry }: { readonly error: unknown; readonly onRetry?: () => void }) {
  const t = useWords('frame');
  const explain = useErrorText();
  const nothingHere = error instanceof Refusal && error.problem.status === 404;
  return (
    <NonIdealState
      className="state-view"
      icon={nothingHere ? <SearchIcon size={24} /> : <ErrorIcon size={24} />}
      title={nothingHere ? t('nothingHere') : t('failed')}
      description={explain(error)}
      {...(onRetry && !nothingHere ? { action: <Button text={t('retry')} onClick={onRetry} /> } : {})}
    />
  );
}

export function Empty({
  title,
  children,
  action,
}: {
  readonly title: string;
  readonly children?: ReactNode;
  readonly action?: ReactElement;
}) {
  return (
    <NonIdealState className="state-view" title={title} {...(action ? { action } : {})}>
      {children ? <p className="muted">{children}</p> : null}
    </NonIdealState>
  );
}

interface Asked<T> {
  readonly data: T | undefined;
  readonly error: unknown;
  readonly refetch: () => unknown;
}
/** Loading, failed, or what was asked for. */
export function Shown<T>({ asked, children }: { readonly asked: Asked<T>; readonly children: (data: T) => ReactNode }) {
  if (asked.data !== undefined) return children(asked.data);
  if (asked.error) return <Failed error={asked.error} onRetry={() => void asked.refetch()} />;
  return <Loading />;
}
