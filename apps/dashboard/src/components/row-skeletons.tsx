import { Skeleton } from '@mantine/core';
import styles from './row-skeletons.module.css';

/** Holds the place of rows that are on their way, at their height, so that nothing jumps. */
export function RowSkeletons({ rows, height }: { rows: number; height: string }) {
  return (
    <div className={styles.rows} role="status" aria-label="Loading">
      {Array.from({ length: rows }, (_, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: all are alike and none ever moves
        <Skeleton key={index} height={height} radius="md" />
      ))}
    </div>
  );
}
