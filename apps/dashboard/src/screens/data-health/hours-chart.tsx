import type { LedgerAnswer } from '@crow/contracts';
import { VisuallyHidden } from '@mantine/core';
import { count } from '../../words/number-words.ts';
import { clockTime, dayOf } from '../../words/time-words.ts';
import styles from './data-health.module.css';
import { type Hour, hoursOf } from './hours.ts';

const SERIES = [
  { field: 'stored', label: 'Stored' },
  { field: 'duplicate', label: 'Copies' },
  { field: 'rejected', label: 'Refused' },
  { field: 'notArrived', label: 'Not arrived' },
] as const;

/** Events by hour, as bars; the same as a table for who can't see them. */
export function HoursChart({ ledger }: { ledger: LedgerAnswer }) {
  const hours = hoursOf(ledger);
  const most = Math.max(1, ...hours.map(({ sent }) => sent));
  const shown = SERIES.filter(({ field }) => hours.some((hour) => hour[field] > 0));
  return (
    <section aria-labelledby="by-hour">
      <div className={styles.head}>
        <h2 id="by-hour">By hour</h2>
        <ul className={styles.legend} aria-hidden="true">
          {shown.map(({ field, label }) => (
            <li key={field} data-series={field}>
              {label}
            </li>
          ))}
        </ul>
      </div>
      <div className={styles.bars} aria-hidden="true">
        {hours.map((hour) => (
          <div key={hour.at} className={styles.bar} title={wordsOf(hour)}>
            {shown.map(({ field }) => (
              <span key={field} data-series={field} style={{ height: `${(hour[field] / most) * 100}%` }} />
            ))}
          </div>
        ))}
      </div>
      <p className={styles.axis} aria-hidden="true">
        <span>{hours[0] && `${dayOf(hours[0].at)}, ${clockTime(hours[0].at)}`}</span>
        <span>at most {count(most)} an hour</span>
        <span>now</span>
      </p>
      <VisuallyHidden>
        <table>
          <caption>Events by hour</caption>
          <thead>
            <tr>
              <th>Hour</th>
              {SERIES.map(({ field, label }) => (
                <th key={field}>{label}</th>
              ))}
            </tr>
          </thead>
          <tbody>
            {hours
              .filter(({ sent }) => sent > 0)
              .map((hour) => (
                <tr key={hour.at}>
                  <th>{`${dayOf(hour.at)}, ${clockTime(hour.at)}`}</th>
                  {SERIES.map(({ field }) => (
                    <td key={field}>{count(hour[field])}</td>
                  ))}
                </tr>
              ))}
          </tbody>
        </table>
      </VisuallyHidden>
    </section>
  );
}

function wordsOf(hour: Hour): string {
  const parts = SERIES.filter(({ field }) => hour[field] > 0).map(
    ({ field, label }) => `${count(hour[field])} ${label.toLowerCase()}`,
  );
  return `${dayOf(hour.at)}, ${clockTime(hour.at)}: ${parts.length > 0 ? parts.join(', ') : 'nothing'}`;
}
