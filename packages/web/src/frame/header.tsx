import { Button, ButtonGroup, Menu, MenuItem, PopoverNext } from '@blueprintjs/core';
import { CaretDown, Lock, LogOut, Search, User } from '@blueprintjs/icons';
import { Link, useNavigate } from 'react-router';
import { useLock, useSession, useSignOut } from '../api/session.js';
import { useVocabulary, useWords } from '../language/language.js';
import { keyLabel } from './keys.js';
import { LanguageSwitch, ThemeSwitch } from './switches.js';
import { useToasts } from './toasts.js';

const isMac = /Mac|iPhone|iPad/.test(navigator.userAgent);

export function Header({ onSearch }: { readonly onSearch: () => void }) {
  const t = useWords('frame');
  return (
    <div className="head">
      <Link to="/" className="brand" aria-label="Trama">
        <img src="/trama.svg" alt="" width={20} height={20} />
        Trama
      </Link>
      <button type="button" className="search-field" onClick={onSearch}>
        <Search />
        <span>{t('searchOrCommand')}</span>
        <kbd>{keyLabel('mod+k', isMac)}</kbd>
      </button>
      <span className="spring" />
      <AccountMenu />
      <LanguageSwitch />
      <ThemeSwitch />
      <LockButton />
    </div>
  );
}

function LockButton() {
  const t = useWords('frame');
  const lock = useLock();
  return (
    <ButtonGroup variant="minimal">
      <Button icon={<Lock />} aria-label={t('lockScreen')} title={`${t('lockScreen')} (L)`} onClick={lock} />
    </ButtonGroup>
  );
}

function AccountMenu() {
  const t = useWords('frame');
  const v = useVocabulary();
  const session = useSession();
  const signOut = useSignOut();
  const { sayError } = useToasts();
  const navigate = useNavigate();
  return (
    <PopoverNext
      placement="bottom-end"
      animation="minimal"
      transitionDuration={0}
      content={
        <Menu>
          <MenuItem text={`${v('role', session.role)}${session.country ? ` · ${session.country}` : ''}`} disabled />
          <MenuItem icon={<User />} text={t('account')} onClick={() => void navigate('/account')} />
          <MenuItem icon={<LogOut />} text={t('signOut')} onClick={() => void signOut().catch(sayError)} />
          <MenuItem text={t('version', { version: session.version })} disabled />
        </Menu>
      }
    >
      <Button
        className="account"
        variant="minimal"
        endIcon={<CaretDown />}
        title={t('account')}
        text={
          <>
            <strong>{session.user}</strong>
            <span className="account-agency"> · {session.agency}</span>
          </>
        }
      />
    </PopoverNext>
  );
}
