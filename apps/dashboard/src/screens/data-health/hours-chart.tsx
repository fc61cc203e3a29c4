import type { LedgerAnswer } from '@crow/contracts';
import { BarChart } from '../../components/bar-chart.tsx';
import { hoursOf } from './hours.ts';

const SERIES = [
  { field: 'stored', label: 'Stored', tone: 'good' },
  { field: 'duplicate', label: 'Copies', tone: 'quiet' },
  { field: 'rejected', label: 'Refused', tone: 'bad' },
  { field: 'notArrived', label: 'Not arrived', tone: 'brass' },
] as const;

/** Events by hour. */
export function HoursChart({ ledger }: { ledger: LedgerAnswer }) {
  return (
    <section aria-labelledby="by-hour">
      <BarChart
        caption="Events by hour"
        step="hour"
        heading={<h2 id="by-hour">By hour</h2>}
        series={SERIES}
        bars={hoursOf(ledger)}
      />
    </section>
  );
}
