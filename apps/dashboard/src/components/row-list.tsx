import type { ReactNode } from 'react';
import styles from './row-list.module.css';

interface RowListProps {
  /** `ol` where the order says something. */
  as?: 'ol' | 'ul';
  'aria-label'?: string;
  'aria-labelledby'?: string;
  /** Each a `li`. */
  children: ReactNode;
}

/** Things one below the other, with lines between them. */
export function RowList({ as: List = 'ol', ...props }: RowListProps) {
  return <List className={styles.rows} {...props} />;
}
