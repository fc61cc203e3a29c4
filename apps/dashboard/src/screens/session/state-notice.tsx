import type { SessionDetail } from '@crow/contracts';
import { Loader } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { meQuery } from '../../api/queries.ts';
import { duration } from '../../words/time-words.ts';
import styles from './session.module.css';

/** Where a session stands that has not been read yet, and what comes next. */
export function StateNotice({ session }: { session: SessionDetail }) {
  const { data: me } = useQuery(meQuery);
  const again = session.understanding !== undefined;
  switch (session.state) {
    case 'processed':
    case 'freed':
      return null;
    case 'parked':
      return (
        <div className={styles.state} data-tone="bad" role="status">
          <p>
            <strong>This session could not be read.</strong> Its events are safe.{' '}
            <Link to="/health">See why, and try again</Link>
          </p>
        </div>
      );
    case 'open':
      return (
        <div className={styles.state} data-tone="brass" role="status">
          <p>
            <strong>{again ? 'The visitor came back.' : 'The visitor is here now.'}</strong> The session is read once it
            has been quiet for {me ? duration(me.organization.idleMs) : 'a while'}.
          </p>
        </div>
      );
    default:
      return (
        <div className={styles.state} role="status">
          <Loader size="xs" color="var(--ink)" />
          <p>
            <strong>Being read now.</strong> This takes a few seconds; the page changes by itself.
          </p>
        </div>
      );
  }
}
