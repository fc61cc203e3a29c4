import type { PersonSummary } from '@crow/contracts';
import { Link } from '@tanstack/react-router';
import { CameBy } from '../../components/came-by.tsx';
import { Ago } from '../../components/moment.tsx';
import { counted } from '../../words/number-words.ts';
import { personName } from '../../words/person-words.ts';
import styles from './people.module.css';

/** One person: who, since when, how often, on how many devices, by which way at first. The whole row is the link. */
export function PersonRow({ person }: { person: PersonSummary }) {
  const { personId, userIds, visitorIds, sessions, lastSeenAt, touches } = person;
  const others = userIds.slice(1);
  return (
    <li>
      <Link to="/people/$personId" params={{ personId }} className={styles.row}>
        <span className={styles.who}>
          <bdi className={styles.name}>{personName(person)}</bdi>
          {others.length > 0 && (
            <span className={styles.others}>
              also <bdi>{others.join(', ')}</bdi>
            </span>
          )}
        </span>
        <span className={styles.how}>{touches.first && <CameBy acquisition={touches.first.acquisition} />}</span>
        <span className={styles.facts}>
          {lastSeenAt !== null && <Ago at={lastSeenAt} />}
          <span>
            {counted(sessions, 'session')} · {counted(visitorIds.length, 'device')}
          </span>
        </span>
      </Link>
    </li>
  );
}
