import type { ReactNode } from 'react';
import styles from './choice-of-period.module.css';

/** Links to the same screen for other lengths of time; the one that is shown has `aria-current`. */
export function ChoiceOfPeriod({ label = 'Period', children }: { label?: string; children: ReactNode }) {
  return (
    <nav className={styles.period} aria-label={label}>
      {children}
    </nav>
  );
}
