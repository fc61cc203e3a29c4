import { useLive } from '../live/live-store.tsx';
import styles from './navigation.module.css';

/** Tells on every screen whether the live connection stands. */
export function LiveDot() {
  const connection = useLive((state) => state.connection);
  const words = connection === 'live' ? 'connected' : connection;
  return <span className={styles.dot} data-connection={connection} role="img" aria-label={words} title={words} />;
}
