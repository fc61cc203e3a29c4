import type { LedgerAnswer, LedgerCounts } from '@crow/contracts';
import { IconCircleCheck, IconInfoCircle } from '@tabler/icons-react';
import { Moment } from '../../components/moment.tsx';
import { count } from '../../words/number-words.ts';
import styles from './data-health.module.css';

const PARTS: readonly {
  field: keyof LedgerCounts;
  sign: string;
  label: string;
  help: string;
  tone?: 'bad' | 'brass';
}[] = [
  { field: 'sent', sign: '', label: 'Sent', help: 'All that is known of' },
  { field: 'stored', sign: '=', label: 'Stored', help: 'In their sessions, once each' },
  { field: 'duplicate', sign: '+', label: 'Copies', help: 'Sent again after a lost answer; dropped' },
  { field: 'rejected', sign: '+', label: 'Refused', help: 'Not as they should be', tone: 'bad' },
  { field: 'notArrived', sign: '+', label: 'Not arrived', help: 'Still on a device, or lost there', tone: 'brass' },
];

/** The equation of the ledger, and whether it agrees with the numbers that clients give their events. */
export function Equation({ ledger: { totals, balance, asOf } }: { ledger: LedgerAnswer }) {
  const balanced = balance.numbered === balance.counted;
  return (
    <section aria-label="What became of the events">
      <dl className={styles.equation}>
        {PARTS.map(({ field, sign, label, help, tone }) => (
          <div key={field} className={styles.part} data-tone={totals[field] > 0 ? tone : undefined}>
            <dt>
              {sign && (
                <span className={styles.sign} aria-hidden="true">
                  {sign}
                </span>
              )}
              {label}
            </dt>
            <dd className={styles.figure}>{count(totals[field])}</dd>
            <dd className={styles.help}>{help}</dd>
          </div>
        ))}
      </dl>
      <p className={styles.balance} data-balanced={balanced}>
        {balanced ? (
          <IconCircleCheck size="1.1rem" aria-hidden="true" />
        ) : (
          <IconInfoCircle size="1.1rem" aria-hidden="true" />
        )}
        {balanced
          ? `Clients numbered ${count(balance.numbered)} events in the last 7 days; every one of them is accounted for.`
          : `Clients numbered ${count(balance.numbered)} events in the last 7 days; ${count(balance.counted)} are accounted for.`}
      </p>
      <p className={styles.asOf}>
        Complete up to <Moment at={asOf} />.
      </p>
    </section>
  );
}
