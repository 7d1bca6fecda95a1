import { hasRight } from '@trama/model';
import { lazy, type ReactNode, Suspense, useEffect } from 'react';
import { BrowserRouter, Navigate, Route, Routes, useLocation } from 'react-router';
import { LiveProvider } from './api/live.js';
import { SessionProvider, useSession, useSessionQuery } from './api/session.js';
import { FEATURES } from './frame/features.js';
import { Frame } from './frame/frame.js';
import { KeysProvider } from './frame/keys-provider.js';
import { LockScreen } from './frame/lock-screen.js';
import { MarkingProvider } from './frame/marking-context.js';
import { ProofDialog } from './frame/proof-dialog.js';
import { useWords } from './language/language.js';
import { Empty, Failed, Loading } from './parts/state-views.js';
import { SignIn } from './screens/sign-in/sign-in.js';

const Reports = lazy(() => import('./screens/reports/reports.js'));
const ReportPage = lazy(() => import('./screens/reports/report-page.js'));
const ReviewList = lazy(() => import('./screens/review/review-list.js'));
const Review = lazy(() => import('./screens/review/review.js'));
const SearchScreen = lazy(() => import('./screens/search/search.js'));
const SubjectScreen = lazy(() => import('./screens/subject/subject.js'));
const NetworkScreen = lazy(() => import('./screens/network/network.js'));
const Incidents = lazy(() => import('./screens/incidents/incidents.js'));
const Cases = lazy(() => import('./screens/cases/cases.js'));
const Retention = lazy(() => import('./screens/retention/retention.js'));
const CasePage = lazy(() => import('./screens/cases/case-page.js'));
const Activity = lazy(() => import('./screens/activity/activity.js'));
const AccountScreen = lazy(() => import('./screens/account/account.js'));
const Audit = lazy(() => import('./screens/audit/audit.js'));

export function App() {
  return (
    // A key pressed twice must find the address that the first one made.
    <BrowserRouter useTransitions={false}>
      <Door />
    </BrowserRouter>
  );
}

/** Nobody signed in: the sign-in. Locked: the lock. Else the workbench. */
function Door() {
  const session = useSessionQuery();
  const { pathname, search } = useLocation();
  if (session.error && session.data === undefined) {
    return <Failed error={session.error} onRetry={() => void session.refetch()} />;
  }
  if (session.data === undefined) return <Loading />;
  if (session.data === null) {
    if (pathname === '/sign-in') return <SignIn />;
    const next = pathname === '/' ? '' : `?next=${encodeURIComponent(pathname + search)}`;
    return <Navigate to={`/sign-in${next}`} replace />;
  }
  return (
    <SessionProvider session={session.data}>
      {session.data.locked ? (
        <LockScreen />
      ) : (
        <LiveProvider isOn={hasRight(session.data, 'content.read')}>
          <KeysProvider>
            <MarkingProvider>
              <ProofDialog />
              <Frame>
                <Suspense fallback={<Loading />}>
                  <Screens />
                </Suspense>
              </Frame>
            </MarkingProvider>
          </KeysProvider>
        </LiveProvider>
      )}
    </SessionProvider>
  );
}

function Screens() {
  const session = useSession();
  const home = FEATURES.find((feature) => hasRight(session, feature.right))?.path ?? '/activity';
  const reads = hasRight(session, 'content.read');
  return (
    <Routes>
      <Route path="/" element={<Navigate to={home} replace />} />
      <Route path="/sign-in" element={<SignedIn home={home} />} />
      {reads ? (
        <>
          <Route path="/reports" element={<Titled word="reports" screen={<Reports />} />} />
          <Route path="/reports/:id" element={<Titled word="reports" screen={<ReportPage />} />} />
          <Route path="/search" element={<Titled word="search" screen={<SearchScreen />} />} />
          <Route path="/subjects/:id" element={<Titled word="search" screen={<SubjectScreen />} />} />
          <Route path="/network" element={<Titled word="network" screen={<NetworkScreen />} />} />
          <Route path="/incidents" element={<Titled word="incidents" screen={<Incidents />} />} />
        </>
      ) : null}
      {hasRight(session, 'claim.decide') ? (
        <>
          <Route path="/review" element={<Titled word="review" screen={<ReviewList />} />} />
          <Route path="/review/:id" element={<Titled word="review" screen={<Review />} />} />
        </>
      ) : null}
      {hasRight(session, 'case.manage') ? (
        <>
          <Route path="/cases" element={<Titled word="cases" screen={<Cases />} />} />
          <Route path="/cases/:id" element={<Titled word="cases" screen={<CasePage />} />} />
        </>
      ) : null}
      {hasRight(session, 'retention.manage') ? (
        <Route path="/retention" element={<Titled word="retention" screen={<Retention />} />} />
      ) : null}
      {hasRight(session, 'activity.read') ? (
        <Route path="/activity" element={<Titled word="activity" screen={<Activity />} />} />
      ) : null}
      {hasRight(session, 'audit.read') ? (
        <Route path="/audit" element={<Titled word="audit" screen={<Audit />} />} />
      ) : null}
      <Route path="/account" element={<Titled word="account" screen={<AccountScreen />} />} />
      {FEATURES.filter((feature) => !hasRight(session, feature.right)).map((feature) => (
        <Route key={feature.path} path={feature.path} element={<Navigate to={home} replace />} />
      ))}
      <Route path="*" element={<NotFound />} />
    </Routes>
  );
}

function SignedIn({ home }: { readonly home: string }) {
  const { search } = useLocation();
  const next = new URLSearchParams(search).get('next');
  const session = useSession();
  // Only an address of this workbench (`//host` would leave it), of a feature that the role has.
  const isOurs = next !== null && /^\/[^/\\]/.test(next);
  const closed = FEATURES.some((feature) => next?.startsWith(feature.path) && !hasRight(session, feature.right));
  return <Navigate to={isOurs && !closed ? next : home} replace />;
}

function Titled({
  word,
  screen,
}: {
  readonly word: (typeof FEATURES)[number]['word'] | 'account';
  readonly screen: ReactNode;
}) {
  const t = useWords('frame');
  const title = t('pageTitle', { what: t(word) });
  useEffect(() => {
    document.title = title;
  }, [title]);
  return screen;
}

function NotFound() {
  const t = useWords('frame');
  return <Empty title={t('notFound')}>{t('notFoundHow')}</Empty>;
}
