import { Button } from '@blueprintjs/core';
import type { CaseDetail, CaseMember } from '@trama/contract';
import { useState } from 'react';
import { Link, useParams } from 'react-router';
import { useSession } from '../../api/session.js';
import { useRoute } from '../../api/use-api.js';
import { useKeys } from '../../frame/keys-provider.js';
import { useVocabulary, useWords } from '../../language/language.js';
import { DateText } from '../../parts/quantity.js';
import { ScrollBox } from '../../parts/scroll-box.js';
import { Empty, Shown } from '../../parts/state-views.js';
import { LetInDialog } from './let-in-dialog.js';
import { RevokeDialog } from './revoke-dialog.js';

/** Who of the agency is in a case, on what need to know and until when; and every act that made it so. */
export default function CasePage() {
  const { id = '' } = useParams();
  const found = useRoute('cases.read', { id });
  return <Shown asked={found}>{(data) => <CaseView key={data.id} found={data} />}</Shown>;
}

function CaseView({ found }: { readonly found: CaseDetail }) {
  const t = useWords('cases');
  const [letting, setLetting] = useState<{ readonly user: string | null } | null>(null);
  const [leaving, setLeaving] = useState<string | null>(null);
  useKeys(t('title'), [{ key: 'n', does: t('keyLetIn'), run: () => setLetting({ user: null }) }]);
  const now = found.members.filter(({ state }) => state === 'in').length;
  return (
    <div className="screen">
      <header className="screen-head">
        <h1>{t('caseTitle', { id: found.id })}</h1>
        <span className="muted">{t('members', { count: now })}</span>
        <span className="spring" />
        <Link to="/cases">{t('all')}</Link>
        <Button intent="primary" text={t('letIn')} onClick={() => setLetting({ user: null })} />
      </header>
      <p className="explain muted">{t('what')}</p>
      {found.members.length === 0 ? (
        <Empty title={t('nobody')}>{t('nobodyHow')}</Empty>
      ) : (
        <ScrollBox className="table-box" label={t('caseTitle', { id: found.id })}>
          <Members members={found.members} onRevoke={setLeaving} onAgain={(user) => setLetting({ user })} />
          <details className="case-history">
            <summary>
              {t('history')} <span className="muted number">{found.history.length}</span>
            </summary>
            <Acts found={found} />
          </details>
        </ScrollBox>
      )}
      {letting ? <LetInDialog caseId={found.id} user={letting.user} onClose={() => setLetting(null)} /> : null}
      {leaving ? <RevokeDialog caseId={found.id} user={leaving} onClose={() => setLeaving(null)} /> : null}
    </div>
  );
}

function Members({
  members,
  onRevoke,
  onAgain,
}: {
  readonly members: readonly CaseMember[];
  readonly onRevoke: (user: string) => void;
  readonly onAgain: (user: string) => void;
}) {
  const t = useWords('cases');
  const v = useVocabulary();
  const session = useSession();
  return (
    <table className="dense">
      <thead>
        <tr>
          <th scope="col">{t('user')}</th>
          <th scope="col">{t('state')}</th>
          <th scope="col" className="col-wide">
            {t('need')}
          </th>
          <th scope="col">{t('until')}</th>
          <th scope="col">{t('act')}</th>
        </tr>
      </thead>
      <tbody>
        {members.map((member) => (
          <tr key={member.user} className={member.state === 'in' ? undefined : 'muted'}>
            <td>
              {member.user}
              <br />
              <span className="muted">{v('role', member.role)}</span>
            </td>
            <td>{t(`state_${member.state}`)}</td>
            <td className="col-wide">
              {member.reason}
              <br />
              <span className="muted">
                {t('byWhom', { by: member.by ?? t('commandLine') })} · <DateText value={member.at} />
              </span>
            </td>
            <td>{member.state === 'out' ? '–' : member.expires ? <DateText value={member.expires} /> : t('noEnd')}</td>
            <td>
              {member.state === 'in' ? (
                <Button
                  size="small"
                  text={t('revoke')}
                  aria-label={t('revokeWho', { user: member.user })}
                  onClick={() => onRevoke(member.user)}
                />
              ) : member.user === session.user ? null : (
                <Button
                  size="small"
                  text={t('letIn')}
                  aria-label={t('againWho', { user: member.user })}
                  onClick={() => onAgain(member.user)}
                />
              )}
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

function Acts({ found }: { readonly found: CaseDetail }) {
  const t = useWords('cases');
  return (
    <ul className="lines">
      {found.history.map((act) => (
        <li key={`${act.user} ${act.at}`}>
          <span className="tie-words">
            {act.user} {act.act === 'let-in' ? t('act_letIn') : t('act_revoke')}{' '}
            <span className="muted">
              · {t('byWhom', { by: act.by ?? t('commandLine') })} · <DateText value={act.at} />
              {act.expires ? (
                <>
                  {' '}
                  · {t('until')} <DateText value={act.expires} />
                </>
              ) : null}
            </span>
            <br />
            <q>{act.reason}</q>
          </span>
        </li>
      ))}
    </ul>
  );
}
