import type { PersonDevice } from '@crow/contracts';
import { Ago } from '../../components/moment.tsx';
import { RowList } from '../../components/row-list.tsx';
import { Tag } from '../../components/tags.tsx';
import { counted } from '../../words/number-words.ts';
import { deviceWords, shortId } from '../../words/place-words.ts';
import styles from './person.module.css';

/** The browsers and apps of a person. */
export function Devices({ devices }: { devices: PersonDevice[] }) {
  if (devices.length === 0) return null;
  return (
    <section aria-labelledby="devices">
      <h2 id="devices">Devices</h2>
      <RowList as="ul">
        {devices.map(({ visitorId, deviceType, sessions, lastSeenAt, shared }) => (
          <li key={visitorId} className={styles.device}>
            <span>
              {deviceType ? deviceWords(deviceType) : 'Device'} <code title={visitorId}>{shortId(visitorId)}</code>{' '}
              {shared && <Tag tone="brass">Shared</Tag>}
            </span>
            <span className={styles.quiet}>
              {counted(sessions, 'session')}, <Ago at={lastSeenAt} />
            </span>
          </li>
        ))}
      </RowList>
    </section>
  );
}
