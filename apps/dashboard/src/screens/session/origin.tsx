import type { Acquisition, SessionDetail, Touch } from '@crow/contracts';
import { Link } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { CameBy } from '../../components/came-by.tsx';
import { Moment } from '../../components/moment.tsx';
import styles from './session.module.css';

/** Where the visit came from, and what had led the same person here before. Nothing for a visit without a page view. */
export function Origin({ session }: { session: SessionDetail }) {
  const { acquisition, touches = {} } = session;
  if (!acquisition) return null;
  return (
    <section aria-label="Where from">
      <dl className={styles.meaning}>
        <Fact term="Came by">
          <CameBy acquisition={acquisition} />
        </Fact>
        {campaignOf(acquisition) && (
          <Fact term="Campaign">
            <bdi>{campaignOf(acquisition)}</bdi>
          </Fact>
        )}
        {acquisition.clickId && (
          <Fact term="Click id">
            <code>{acquisition.clickId}</code>
          </Fact>
        )}
        <Fact term="Landed on">
          <bdi>{acquisition.landingPath || 'a page without an address'}</bdi>
        </Fact>
        <Earlier term="First touch" touch={touches.first} own={session.sessionId} />
        <Earlier term="Last touch" touch={touches.lastNonDirect} own={session.sessionId} />
      </dl>
    </section>
  );
}

/** A touch in another session; one in the session itself is told above. */
function Earlier({ term, touch, own }: { term: string; touch: Touch | undefined; own: string }) {
  if (!touch || touch.sessionId === own) return null;
  return (
    <Fact term={term}>
      <CameBy acquisition={touch.acquisition} />,{' '}
      <Link to="/sessions/$sessionId" params={{ sessionId: touch.sessionId }}>
        <Moment at={touch.startedAt} />
      </Link>
    </Fact>
  );
}

function Fact({ term, children }: { term: string; children: ReactNode }) {
  return (
    <div>
      <dt>{term}</dt>
      <dd>{children}</dd>
    </div>
  );
}

function campaignOf({ campaign, medium, term, content }: Acquisition): string {
  return [campaign, medium, term, content].filter(Boolean).join(' · ');
}
