import { PERSON_SESSIONS, type PersonDetail } from '@crow/contracts';
import { Link } from '@tanstack/react-router';
import { CameBy } from '../../components/came-by.tsx';
import { Moment } from '../../components/moment.tsx';
import { RowList } from '../../components/row-list.tsx';
import { ReadingTags, Tags } from '../../components/tags.tsx';
import { deviceWords } from '../../words/place-words.ts';
import styles from './person.module.css';

/** What happened, on all devices, newest first. */
export function Sessions({ person: { recent, sessions } }: { person: PersonDetail }) {
  return (
    <section aria-labelledby="sessions">
      <h2 id="sessions">Sessions</h2>
      {recent.length === 0 && <p className={styles.quiet}>No session belongs to this person.</p>}
      <RowList aria-labelledby="sessions">
        {recent.map(({ sessionId, startedAt, headline, intent, outcome, deviceType, acquisition }) => (
          <li key={sessionId}>
            <Link to="/sessions/$sessionId" params={{ sessionId }} className={styles.session}>
              <span className={styles.quiet}>
                <Moment at={startedAt} />
                {deviceType && ` · ${deviceWords(deviceType)}`}
                {acquisition && (
                  <>
                    {' · '}
                    <CameBy acquisition={acquisition} />
                  </>
                )}
              </span>
              <bdi className={styles.headline}>{headline}</bdi>
              <Tags>
                <ReadingTags intent={intent} outcome={outcome} />
              </Tags>
            </Link>
          </li>
        ))}
      </RowList>
      {sessions > PERSON_SESSIONS && <p className={styles.quiet}>The newest {PERSON_SESSIONS} are shown.</p>}
    </section>
  );
}
