import { OpenSessionRows } from '../../components/open-session-rows.tsx';
import { useLive } from '../../live/live-store.tsx';
import styles from './live.module.css';

const SHOWN = 30;

/** Who is here, and whose visit is being read. */
export function OpenSessions() {
  const sessions = useLive((state) => state.sessions);
  return (
    <section aria-label="Open sessions">
      <h2>Open sessions</h2>
      {sessions.length === 0 ? (
        <p className={styles.quiet}>Nobody is here right now. New visitors appear by themselves.</p>
      ) : (
        <OpenSessionRows sessions={sessions.slice(0, SHOWN)} />
      )}
      {sessions.length > SHOWN && <p className={styles.quiet}>and {sessions.length - SHOWN} more</p>}
    </section>
  );
}
