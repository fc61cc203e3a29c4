import { useLive } from '../../live/live-store.tsx';
import styles from './live.module.css';

const WORDS = { live: 'Live', connecting: 'Connecting…', reconnecting: 'Reconnecting…' };

/** Whether what is on screen is of now. */
export function ConnectionState() {
  const connection = useLive((state) => state.connection);
  return (
    <span className={styles.connection} data-connection={connection} role="status">
      <span className={styles.pulse} aria-hidden="true" />
      {WORDS[connection]}
    </span>
  );
}
