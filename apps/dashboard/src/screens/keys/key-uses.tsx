import type { KeySummary, KeyUsage } from '@crow/contracts';
import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { Ago } from '../../components/moment.tsx';
import { toldProblem } from '../../components/notice.tsx';
import { counted } from '../../words/number-words.ts';
import { refusalWords } from '../../words/refusal-words.ts';
import styles from './keys.module.css';
import { usageQuery } from './usage-query.ts';

/** What a key was used for in the last day, by whom, and what of it was refused. */
export function KeyUses({ apiKey, works }: { apiKey: KeySummary; works: boolean }) {
  const { data: usage, isError, error } = useQuery(usageQuery(apiKey.keyId));
  if (isError && !usage) return <p className={styles.uses}>Its uses can’t be read: {toldProblem(error).title}.</p>;
  if (!usage) return <p className={styles.uses}>Reading its uses…</p>;
  if (usage.lastUsedAt === null) return <NeverUsed apiKey={apiKey} works={works} />;
  const { totals } = usage;
  return (
    <details className={styles.uses}>
      <summary>
        Last used <Ago at={usage.lastUsedAt} /> · in 24 hours{' '}
        {apiKey.kind === 'publishable'
          ? `${counted(totals.stored, 'event')} stored`
          : counted(totals.requests, 'request')}
        {totals.refused > 0 && <strong>, {counted(totals.refused, 'request')} refused</strong>}
      </summary>
      <Refusals usage={usage} />
      <Origins usage={usage} />
      {apiKey.kind === 'publishable' && usage.firstEventAt === null && <Waiting />}
    </details>
  );
}

function NeverUsed({ apiKey, works }: { apiKey: KeySummary; works: boolean }) {
  if (!works || apiKey.kind === 'secret') return <p className={styles.uses}>Never used.</p>;
  return (
    <div className={styles.uses}>
      <Waiting />
    </div>
  );
}

/** Turns into what the key was used for by itself, as soon as the first event is there. */
function Waiting() {
  return (
    <p role="status">
      Waiting for the first event. <Link to="/install">How to install</Link> with this key.
    </p>
  );
}

function Refusals({ usage: { refusals } }: { usage: KeyUsage }) {
  if (refusals.length === 0) return null;
  return (
    <ul aria-label="Refused requests">
      {refusals.map(({ code, requests }) => {
        const { title, help } = refusalWords(code);
        return (
          <li key={code}>
            <strong>
              {counted(requests, 'request')} {title}
            </strong>
            : {help}
          </li>
        );
      })}
    </ul>
  );
}

function Origins({ usage: { origins } }: { usage: KeyUsage }) {
  if (origins.length === 0) return null;
  return (
    <ul aria-label="Where from">
      {origins.map(({ origin, requests }) => (
        <li key={origin}>
          <bdi>{originWords(origin)}</bdi>: {counted(requests, 'request')}
        </li>
      ))}
    </ul>
  );
}

function originWords(origin: string): string {
  if (origin === '') return 'Servers and apps';
  return origin === 'others' ? 'Other domains' : origin;
}
