import type { SessionSummary } from '@crow/contracts';
import { Link } from '@tanstack/react-router';
import { CameBy } from '../../components/came-by.tsx';
import { ConfidenceBar } from '../../components/confidence-bar.tsx';
import { Moment } from '../../components/moment.tsx';
import { ReadingTags, Tag, Tags } from '../../components/tags.tsx';
import { counted } from '../../words/number-words.ts';
import { countryName, deviceWords } from '../../words/place-words.ts';
import { duration } from '../../words/time-words.ts';
import styles from './sessions.module.css';

const PRODUCTS_SHOWN = 3;

/** One visit: what it was, when, how long, by whom. The whole row is the link. */
export function SessionRow({ session }: { session: SessionSummary }) {
  const { products } = session;
  return (
    <li>
      <Link to="/sessions/$sessionId" params={{ sessionId: session.sessionId }} className={styles.row}>
        <span className={styles.when}>
          <Moment at={session.startedAt} />
          <span>{duration(Math.max(0, session.endedAt - session.startedAt))}</span>
        </span>
        <span className={styles.story}>
          <bdi className={styles.headline}>{session.headline}</bdi>
          <Tags>
            <ReadingTags intent={session.intent} outcome={session.outcome} />
            {products.slice(0, PRODUCTS_SHOWN).map((product) => (
              <Tag key={product.id} tone="outline">
                <bdi>{product.name}</bdi>
              </Tag>
            ))}
            {products.length > PRODUCTS_SHOWN && <Tag tone="outline">+{products.length - PRODUCTS_SHOWN}</Tag>}
          </Tags>
        </span>
        <span className={styles.facts}>
          <span>
            {counted(session.pages, 'page')} · {counted(session.events, 'event')}
          </span>
          <span>{placeOf(session)}</span>
          {session.acquisition && <CameBy acquisition={session.acquisition} />}
          <ConfidenceBar confidence={session.confidence} />
        </span>
      </Link>
    </li>
  );
}

function placeOf({ deviceType, country }: SessionSummary): string {
  return [deviceType && deviceWords(deviceType), country && countryName(country)].filter(Boolean).join(' · ');
}
