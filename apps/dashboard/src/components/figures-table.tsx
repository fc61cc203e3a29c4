import type { ReactNode } from 'react';
import styles from './figures-table.module.css';

/** A table of figures, one row for each thing; it scrolls by itself where it is too wide. */
export function FiguresTable({ labelledBy, children }: { labelledBy: string; children: ReactNode }) {
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by keyboard
    <section className={styles.scroll} tabIndex={0} aria-labelledby={labelledBy}>
      <table className={styles.table}>{children}</table>
    </section>
  );
}
