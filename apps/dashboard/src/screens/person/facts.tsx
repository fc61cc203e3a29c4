import type { PersonDetail, PropertyValue } from '@crow/contracts';
import { CameBy } from '../../components/came-by.tsx';
import { Moment } from '../../components/moment.tsx';
import styles from './person.module.css';

/** What pages told of a person, and how it first came. All of it is their own, hostile text. */
export function Facts({ person: { userIds, traits, groups, touches } }: { person: PersonDetail }) {
  const told = Object.entries(traits);
  return (
    <section aria-labelledby="facts">
      <h2 id="facts">What is known</h2>
      <dl className={styles.facts}>
        {userIds.length > 1 && (
          <div>
            <dt>User ids</dt>
            <dd>
              <bdi>{userIds.join(', ')}</bdi>
            </dd>
          </div>
        )}
        {touches.first && (
          <div>
            <dt>First touch</dt>
            <dd>
              <CameBy acquisition={touches.first.acquisition} />
            </dd>
          </div>
        )}
        {touches.lastNonDirect && (
          <div>
            <dt>Last touch</dt>
            <dd>
              <CameBy acquisition={touches.lastNonDirect.acquisition} />
            </dd>
          </div>
        )}
        {groups.map(({ groupId, at }) => (
          <div key={`group ${groupId}`}>
            <dt>Group</dt>
            <dd>
              <bdi>{groupId}</bdi>, last <Moment at={at} />
            </dd>
          </div>
        ))}
        {told.map(([name, value]) => (
          <div key={`trait ${name}`}>
            <dt>
              <bdi>{name}</bdi>
            </dt>
            <dd>
              <bdi>{valueWords(value)}</bdi>
            </dd>
          </div>
        ))}
      </dl>
      {told.length === 0 && <p className={styles.quiet}>No traits were told.</p>}
    </section>
  );
}

function valueWords(value: PropertyValue): string {
  return typeof value === 'object' ? JSON.stringify(value) : String(value);
}
