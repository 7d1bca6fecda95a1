import { hasRight } from '@trama/model';
import { type ReactNode, useEffect, useState } from 'react';
import { NavLink } from 'react-router';
import { useLive } from '../api/live.js';
import { useLock, useSession } from '../api/session.js';
import { useWords } from '../language/language.js';
import { tlpClass } from '../parts/marking-tag.js';
import { EvidenceDrawer } from './evidence-drawer.js';
import { FEATURES } from './features.js';
import { Header } from './header.js';
import { KeysHelp } from './keys-help.js';
import { useKeys } from './keys-provider.js';
import { useBanner } from './marking-context.js';
import { Palette } from './palette.js';
import { StatusBar } from './status-bar.js';
import { useEvidence } from './use-evidence.js';
import { useQuarantine } from './use-quarantine.js';

const IDLE_MS = 10 * 60_000;

/** What surrounds every screen: markings, search, rail, evidence, status. */
export function Frame({ children }: { readonly children: ReactNode }) {
  const t = useWords('frame');
  const session = useSession();
  const [searching, setSearching] = useState(false);
  const [helping, setHelping] = useState(false);
  const lock = useLock();
  const live = useLive();
  const evidence = useEvidence();
  const { unseen } = useQuarantine();
  useIdle(IDLE_MS, lock);
  useKeys(t('keysEverywhere'), [
    { key: 'mod+k', does: t('keySearch'), run: () => setSearching(true) },
    { key: '/', does: t('keySearch'), run: () => setSearching(true) },
    { key: '?', does: t('keyHelp'), run: () => setHelping(true) },
    { key: 'R', does: t('keyRefresh'), run: live.refresh },
    { key: 'L', does: t('keyLock'), run: lock },
    ...(evidence.shown ? [{ key: 'Escape', does: t('keyCloseDrawer'), run: evidence.close }] : []),
  ]);
  return (
    <div className="frame">
      <a className="skip" href="#work">
        {t('skipToWork')}
      </a>
      <header className="top">
        <BannerStrip />
        {session.demonstration ? <p className="demonstration">{t('demonstration')}</p> : null}
        <Header onSearch={() => setSearching(true)} />
      </header>
      <div className="middle">
        <nav className="rail" aria-label={t('features')}>
          {FEATURES.filter((feature) => hasRight(session, feature.right)).map((feature) => (
            <NavLink key={feature.path} to={feature.path}>
              <feature.icon size={18} />
              <span>{t(feature.word)}</span>
              {feature.word === 'activity' && unseen > 0 ? (
                <strong
                  className="rail-count"
                  role="img"
                  title={t('setAsideUnseen', { count: unseen })}
                  aria-label={t('setAsideUnseen', { count: unseen })}
                >
                  {unseen}
                </strong>
              ) : null}
            </NavLink>
          ))}
        </nav>
        <main id="work" tabIndex={-1}>
          {children}
        </main>
        <EvidenceDrawer />
      </div>
      <footer>
        <StatusBar />
        <BannerStrip />
      </footer>
      <Palette isOpen={searching} onClose={() => setSearching(false)} />
      <KeysHelp isOpen={helping} onClose={() => setHelping(false)} />
    </div>
  );
}

function BannerStrip() {
  const t = useWords('frame');
  const banner = useBanner();
  return (
    <p className={`banner ${banner ? tlpClass(banner.tlp) : 'tlp-none'}`} title={t('bannerLabel')}>
      {banner ? banner.text : t('nothingMarked')}
    </p>
  );
}

/** Calls once when nobody has touched keyboard or pointer for so long. */
function useIdle(afterMs: number, onIdle: () => void): void {
  useEffect(() => {
    let timer = setTimeout(onIdle, afterMs);
    const onTouch = () => {
      clearTimeout(timer);
      timer = setTimeout(onIdle, afterMs);
    };
    const events = ['pointerdown', 'pointermove', 'keydown', 'wheel', 'touchstart'] as const;
    for (const name of events) document.addEventListener(name, onTouch, { passive: true });
    return () => {
      clearTimeout(timer);
      for (const name of events) document.removeEventListener(name, onTouch);
    };
  }, [afterMs, onIdle]);
}
