import { pathOf } from '../../words/place-words.ts';
import { duration, exactTime, sinceStart } from '../../words/time-words.ts';
import styles from './timeline.module.css';
import type { PageVisit } from './timeline.ts';

/** The page that the events below it happened on. Its address is shown, never linked: visitors write it. */
export function PageHeading({ visit, sessionStartedAt }: { visit: PageVisit; sessionStartedAt: number }) {
  const path = visit.url === undefined ? undefined : pathOf(visit.url);
  return (
    <h3 className={styles.pageHeading}>
      <span title={exactTime(visit.startedAt)} className={styles.at}>
        {sinceStart(visit.startedAt - sessionStartedAt)}
      </span>
      <span className={styles.pageName}>
        <bdi>{visit.title || path || 'Somewhere in the app'}</bdi>
        {visit.title && path && <bdi className={styles.pagePath}>{path}</bdi>}
      </span>
      {visit.durationMs > 0 && <span className={styles.stay}>{duration(visit.durationMs)}</span>}
    </h3>
  );
}
