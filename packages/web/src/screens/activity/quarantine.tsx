import { Callout } from '@blueprintjs/core';
import { useEffect } from 'react';
import { useQuarantine } from '../../frame/use-quarantine.js';
import { useWords } from '../../language/language.js';
import { DateText } from '../../parts/quantity.js';

/** For supervisors: who brought what bears the banner of a classified document, and when; nothing of it was kept. */
export function Quarantine() {
  const t = useWords('activity');
  const { items, notShown, markSeen } = useQuarantine();
  useEffect(markSeen, [markSeen]);
  if (items.length === 0) return null;
  return (
    <Callout className="quarantine" intent="warning" compact title={t('setAside', { count: items.length + notShown })}>
      <p>{t('setAsideHow')}</p>
      <ul>
        {items.slice(0, 5).map((item) => (
          <li key={`${item.at} ${item.by}`}>
            <DateText value={item.at} /> · {item.by} · {t(`how_${item.how}`)}
          </li>
        ))}
      </ul>
      {items.length > 5 ? (
        <details>
          <summary>{t('setAsideBefore', { count: items.length - 5 + notShown })}</summary>
          <ul>
            {items.slice(5).map((item) => (
              <li key={`${item.at} ${item.by}`}>
                <DateText value={item.at} /> · {item.by} · {t(`how_${item.how}`)}
              </li>
            ))}
          </ul>
        </details>
      ) : null}
    </Callout>
  );
}
