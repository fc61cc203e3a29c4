import type { KeySummary, KeyUsage } from '@crow/contracts';
import { useQuery } from '@tanstack/react-query';
import { getRouteApi, Link } from '@tanstack/react-router';
import { Ago } from '../../components/moment.tsx';
import { toldProblem } from '../../components/notice.tsx';
import { counted } from '../../words/number-words.ts';
import { refusalWords } from '../../words/refusal-words.ts';
import styles from './keys.module.css';
import { daysOf, USAGE_PERIODS } from './usage-periods.ts';
import { usageQuery } from './usage-query.ts';
import { RefusedChart, UsesChart } from './uses-chart.tsx';

const route = getRouteApi('/app/keys');

interface KeyUsesProps {
  apiKey: KeySummary;
  works: boolean;
  mayManage: boolean;
}

/** What a key was used for, by whom, and what of it was refused. Which key is looked at, and how far back, is in the address. */
export function KeyUses({ apiKey, works, mayManage }: KeyUsesProps) {
  const { key: opened, days = 1 } = route.useSearch();
  const navigate = route.useNavigate();
  const isOpen = opened === apiKey.keyId;
  const { data: usage, isError, error } = useQuery(usageQuery(apiKey.keyId, isOpen ? days : 1));
  if (isError && !usage) return <p className={styles.uses}>Its uses can’t be read: {toldProblem(error).title}.</p>;
  if (!usage) return <p className={styles.uses}>Reading its uses…</p>;
  if (usage.lastUsedAt === null) return <NeverUsed apiKey={apiKey} works={works} />;
  const { totals } = usage;
  return (
    <details
      className={styles.uses}
      open={isOpen}
      onToggle={({ currentTarget }) => {
        if (currentTarget.open === isOpen) return;
        const search = currentTarget.open ? { key: apiKey.keyId } : {};
        void navigate({ search, replace: true, resetScroll: false });
      }}
    >
      <summary>
        Last used <Ago at={usage.lastUsedAt} /> · in {USAGE_PERIODS[daysOf(usage)].words}{' '}
        {apiKey.kind === 'publishable'
          ? `${counted(totals.stored, 'event')} stored`
          : counted(totals.requests, 'request')}
        {totals.refused > 0 && (
          <>
            , <strong>{counted(totals.refused, 'request')} refused</strong>
          </>
        )}
      </summary>
      {isOpen && <UsesChart kind={apiKey.kind} usage={usage} />}
      {isOpen && <Refusals usage={usage} />}
      <Origins usage={usage} />
      {mayManage && apiKey.kind === 'publishable' && (
        <p className={styles.abuse}>
          Events that are not yours?{' '}
          <Link to="/quarantine" search={{ key: apiKey.keyId }}>
            Quarantine this traffic…
          </Link>
        </p>
      )}
      {apiKey.kind === 'publishable' && usage.firstEventAt === null && <Waiting keyId={apiKey.keyId} />}
    </details>
  );
}

function NeverUsed({ apiKey, works }: { apiKey: KeySummary; works: boolean }) {
  if (!works || apiKey.kind === 'secret') return <p className={styles.uses}>Never used.</p>;
  return (
    <div className={styles.uses}>
      <Waiting keyId={apiKey.keyId} />
    </div>
  );
}

/** Turns into what the key was used for by itself, as soon as the first event is there. */
function Waiting({ keyId }: { keyId: string }) {
  return (
    <p role="status">
      Waiting for the first event.{' '}
      <Link to="/install" search={{ key: keyId }}>
        How to install
      </Link>{' '}
      with this key.
    </p>
  );
}

function Refusals({ usage }: { usage: KeyUsage }) {
  const { keyId, refusals } = usage;
  if (refusals.length === 0) return null;
  const headingId = `refused-${keyId}`;
  return (
    <section aria-labelledby={headingId}>
      <RefusedChart heading={<h3 id={headingId}>Refused requests</h3>} usage={usage} />
      <ul className={styles.reasons} aria-labelledby={headingId}>
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
    </section>
  );
}

function Origins({ usage: { keyId, origins } }: { usage: KeyUsage }) {
  if (origins.length === 0) return null;
  return (
    <section>
      <h3 id={`origins-${keyId}`}>Where from, in whole days</h3>
      <ul aria-labelledby={`origins-${keyId}`}>
        {origins.map(({ origin, requests }) => (
          <li key={origin}>
            <bdi>{originWords(origin)}</bdi>: {counted(requests, 'request')}
          </li>
        ))}
      </ul>
    </section>
  );
}

function originWords(origin: string): string {
  if (origin === '') return 'Servers and apps';
  return origin === 'others' ? 'Other domains' : origin;
}
