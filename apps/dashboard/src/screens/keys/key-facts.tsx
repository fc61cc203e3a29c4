import type { KeySummary } from '@crow/contracts';
import type { ReactNode } from 'react';
import { Moment } from '../../components/moment.tsx';
import { rateWords } from '../../words/rate-words.ts';
import { dateAndTime } from '../../words/time-words.ts';
import styles from './keys.module.css';

/** Where, how fast and until when a key may be used. */
export function KeyFacts({ apiKey }: { apiKey: KeySummary }) {
  const { kind, allowedOrigins, rate, createdAt, expiresAt, validUntil, replacedBy } = apiKey;
  return (
    <dl className={styles.facts}>
      {kind === 'publishable' && (
        <>
          <Fact name="Domains">{allowedOrigins.length === 0 ? 'Every domain' : allowedOrigins.join(', ')}</Fact>
          <Fact name="Limit">{rateWords(rate)}</Fact>
        </>
      )}
      <Fact name="Created">
        <Moment at={createdAt} />
      </Fact>
      <Fact name="Expires">{expiresAt === null ? 'Never' : dateAndTime(expiresAt)}</Fact>
      {validUntil !== null && (
        <Fact name="Replaced">
          by <code>{replacedBy}</code>, works until {dateAndTime(validUntil)}
        </Fact>
      )}
    </dl>
  );
}

function Fact({ name, children }: { name: string; children: ReactNode }) {
  return (
    <div>
      <dt>{name}</dt>
      <dd>{children}</dd>
    </div>
  );
}
