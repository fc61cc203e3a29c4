import { OpenSessionRows } from '../../components/open-session-rows.tsx';
import { useLive } from '../../live/live-store.tsx';
import { counted } from '../../words/number-words.ts';
import styles from './sessions.module.css';

const SHOWN = 5;

/** Sessions that are still open or being read; they move into the list below by themselves. */
export function NotYetRead() {
  const sessions = useLive((state) => state.sessions);
  if (sessions.length === 0) return null;
  return (
    <section className={styles.notYet} aria-label="Open and being read">
      <h2>Not yet read</h2>
      <OpenSessionRows sessions={sessions.slice(0, SHOWN)} />
      {sessions.length > SHOWN && <p>{counted(sessions.length - SHOWN, 'more open session')} in the live view.</p>}
    </section>
  );
}
