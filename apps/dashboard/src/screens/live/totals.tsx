import { useLive } from '../../live/live-store.tsx';
import { count } from '../../words/number-words.ts';
import styles from './live.module.css';

/** The four figures of the day. */
export function Totals() {
  const totals = useLive((state) => state.totals);
  if (!totals) return null;
  const figures = [
    { label: 'Here now', value: totals.openSessions },
    { label: 'Being read', value: totals.processingSessions },
    { label: 'Sessions today', value: totals.sessionsToday },
    { label: 'Events today', value: totals.eventsToday },
  ];
  return (
    <dl className={styles.totals}>
      {figures.map(({ label, value }) => (
        <div key={label}>
          <dt>{label}</dt>
          <dd>{count(value)}</dd>
        </div>
      ))}
    </dl>
  );
}
