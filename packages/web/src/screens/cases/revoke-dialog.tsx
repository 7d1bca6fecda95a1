import { useWords } from '../../language/language.js';
import { ReasonDialog } from '../../parts/reason-dialog.js';
import { useMembership } from './use-membership.js';

export function RevokeDialog({
  caseId,
  user,
  onClose,
}: {
  readonly caseId: string;
  readonly user: string;
  readonly onClose: () => void;
}) {
  const t = useWords('cases');
  const { revoke } = useMembership();
  return (
    <ReasonDialog
      title={t('revokeTitle', { user })}
      what={t('revokeHow', { user, id: caseId })}
      label={t('revokeReason')}
      action={t('revoke')}
      intent="danger"
      send={(reason) => revoke(caseId, { user, reason })}
      onClose={onClose}
    />
  );
}
