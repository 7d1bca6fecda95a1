import { hasRight } from '@trama/model';
import { useMemo } from 'react';
import { useNavigate } from 'react-router';
import { useLock, useSession, useSignOut } from '../api/session.js';
import { useLanguage, useWords } from '../language/language.js';
import { FEATURES } from './features.js';
import { useTheme } from './theme.js';
import { useToasts } from './toasts.js';

export interface Command {
  readonly id: string;
  readonly text: string;
  readonly key: string | null;
  readonly run: () => void;
}

/** What can be done from everywhere by its name. */
export function useCommands(): readonly Command[] {
  const t = useWords('frame');
  const navigate = useNavigate();
  const session = useSession();
  const { language, choose } = useLanguage();
  const { theme, choose: chooseTheme } = useTheme();
  const lock = useLock();
  const signOut = useSignOut();
  const { sayError } = useToasts();
  return useMemo(() => {
    const other = theme === 'dark' ? 'light' : 'dark';
    return [
      ...FEATURES.filter((feature) => hasRight(session, feature.right)).map((feature) => ({
        id: feature.path,
        text: t('goTo', { what: t(feature.word) }),
        key: null,
        run: () => void navigate(feature.path),
      })),
      { id: 'language', text: t('switchLanguage'), key: null, run: () => choose(language === 'en' ? 'es' : 'en') },
      { id: 'theme', text: t(`switchTheme_${other}`), key: null, run: () => chooseTheme(other) },
      { id: 'account', text: t('goTo', { what: t('account') }), key: null, run: () => void navigate('/account') },
      { id: 'lock', text: t('lockScreen'), key: 'L', run: lock },
      { id: 'sign-out', text: t('signOut'), key: null, run: () => void signOut().catch(sayError) },
    ];
  }, [t, navigate, session, language, choose, theme, chooseTheme, lock, signOut, sayError]);
}
