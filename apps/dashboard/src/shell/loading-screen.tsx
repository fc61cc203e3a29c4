import { Loader } from '@mantine/core';
import styles from './loading-screen.module.css';

/** Shown while a screen's code is on its way; only when that takes noticeably long. */
export function LoadingScreen() {
  return (
    <div className={styles.loading} role="status" aria-label="Loading">
      <Loader type="dots" color="var(--line-strong)" />
    </div>
  );
}
