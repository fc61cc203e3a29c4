import type { LedgerAnswer } from '@crow/contracts';
import { useQuery } from '@tanstack/react-query';
import { getRouteApi, Link } from '@tanstack/react-router';
import { ChoiceOfPeriod } from '../../components/choice-of-period.tsx';
import { FailureNotice, Notice } from '../../components/notice.tsx';
import { Page } from '../../components/page.tsx';
import { RowSkeletons } from '../../components/row-skeletons.tsx';
import { ByKey } from './by-key.tsx';
import styles from './data-health.module.css';
import { Equation } from './equation.tsx';
import { EventLookup } from './event-lookup.tsx';
import { HoursChart } from './hours-chart.tsx';
import { type Days, ledgerQuery } from './ledger-queries.ts';
import { RefusedEvents } from './refused-events.tsx';

const route = getRouteApi('/app/data');

/** Where the events are that were sent: all of them accounted for, or which are not. */
export function DataHealthScreen() {
  const { days = 1 } = route.useSearch();
  return (
    <Page
      title="Data health"
      lead="Did everything that was sent arrive, and if not, what became of it?"
      aside={<PeriodChoice />}
    >
      <Ledger days={days} />
    </Page>
  );
}

const EXACTLY = { exact: true, includeSearch: true };

function PeriodChoice() {
  return (
    <ChoiceOfPeriod>
      <Link to="/data" search={{}} activeOptions={EXACTLY}>
        24 hours
      </Link>
      <Link to="/data" search={{ days: 7 }} activeOptions={EXACTLY}>
        7 days
      </Link>
    </ChoiceOfPeriod>
  );
}

function Ledger({ days }: { days: Days }) {
  const query = useQuery(ledgerQuery(days));
  if (query.isPending) return <RowSkeletons rows={3} height="8rem" />;
  if (query.isError && !query.data) return <FailureNotice error={query.error} onRetry={() => query.refetch()} />;
  const ledger: LedgerAnswer = query.data;
  if (ledger.totals.sent === 0) {
    return (
      <>
        <Notice title="No event in this time">
          <p>
            Open sessions are counted once a minute. Is CROW on your page? <Link to="/install">Install</Link> shows how.
          </p>
        </Notice>
        <EventLookup />
      </>
    );
  }
  return (
    <div className={styles.sections}>
      <Equation ledger={ledger} />
      <HoursChart ledger={ledger} />
      {ledger.totals.rejected > 0 && <RefusedEvents />}
      <ByKey ledger={ledger} />
      <EventLookup />
    </div>
  );
}
