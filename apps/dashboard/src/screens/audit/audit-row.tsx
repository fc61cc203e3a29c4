import type { AuditRecord } from '@crow/contracts';
import { Moment } from '../../components/moment.tsx';
import { Tag } from '../../components/tags.tsx';
import { ACTION_WORDS, actorWords, changeWords } from '../../words/audit-words.ts';
import { countryName } from '../../words/place-words.ts';
import styles from './audit.module.css';

/** One record: who did what to what, when and from where, and what changed. */
export function AuditRow({ record }: { record: AuditRecord }) {
  const { action, outcome, subject, subjectName, details, at, seq } = record;
  const changes = changeWords(details);
  return (
    <li className={styles.record}>
      <p className={styles.when}>
        <Moment at={at} />
        <span>No. {seq}</span>
      </p>
      <div className={styles.what}>
        <p>
          <strong>{ACTION_WORDS[action]}</strong> {outcome === 'refused' && <Tag tone="bad">Refused</Tag>}{' '}
          {subjectName === undefined ? <code>{subject}</code> : <bdi title={subject}>{subjectName}</bdi>}
        </p>
        {changes.length > 0 && (
          <ul className={styles.changes}>
            {changes.map((change) => (
              <li key={change}>
                <bdi>{change}</bdi>
              </li>
            ))}
          </ul>
        )}
      </div>
      <p className={styles.who}>
        <bdi>{actorWords(record)}</bdi>
        {details.from?.country && <span>{countryName(details.from.country)}</span>}
        {details.from?.userAgent && <bdi className={styles.browser}>{details.from.userAgent}</bdi>}
      </p>
    </li>
  );
}
