import type { SessionDetail } from '@crow/contracts';
import { Link } from '@tanstack/react-router';
import styles from './session.module.css';

/** Says that a session is hidden from lists. */
export function QuarantineNotice({ session: { quarantines } }: { session: SessionDetail }) {
  if (!quarantines) return null;
  return (
    <div className={styles.state} data-tone="brass" role="status">
      <p>
        <strong>This session is quarantined.</strong> Events of it came with a key while that was abused, so lists leave
        it out. <Link to="/quarantine">See the quarantines</Link>
      </p>
    </div>
  );
}
