import type { KeyKind, KeyUsage } from '@crow/contracts';
import { Link } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { BarChart } from '../../components/bar-chart.tsx';
import { ChoiceOfPeriod } from '../../components/choice-of-period.tsx';
import { barsOf, DAYS, daysOf, USAGE_PERIODS } from './usage-periods.ts';

const SERIES = {
  publishable: [
    { field: 'stored', label: 'Events stored', tone: 'good' },
    { field: 'duplicate', label: 'Copies', tone: 'quiet' },
    { field: 'rejected', label: 'Events rejected', tone: 'bad' },
  ],
  secret: [{ field: 'requests', label: 'Requests', tone: 'good' }],
} as const;

/** Uses of a key over the chosen time. */
export function UsesChart({ kind, usage }: { kind: KeyKind; usage: KeyUsage }) {
  const shown = daysOf(usage);
  const { step } = USAGE_PERIODS[shown];
  return (
    <section aria-label="Uses over time">
      <BarChart
        caption={`Uses by ${step}`}
        step={step}
        heading={
          <ChoiceOfPeriod label="Time shown">
            {DAYS.map((days) => (
              <Link
                key={days}
                to="/keys"
                search={{ key: usage.keyId, ...(days === 1 ? {} : { days }) }}
                replace
                resetScroll={false}
                activeOptions={{ exact: true }}
              >
                {USAGE_PERIODS[days].words}
              </Link>
            ))}
          </ChoiceOfPeriod>
        }
        series={SERIES[kind]}
        bars={barsOf(usage)}
      />
    </section>
  );
}

const REFUSED = [{ field: 'refused', label: 'Requests', tone: 'brass' }] as const;

/** Refused requests over the chosen time: apart from the uses, because they are no events and would be lost beside them. */
export function RefusedChart({ heading, usage }: { heading: ReactNode; usage: KeyUsage }) {
  const { step } = USAGE_PERIODS[daysOf(usage)];
  return (
    <BarChart
      caption={`Refused requests by ${step}`}
      step={step}
      heading={heading}
      series={REFUSED}
      bars={barsOf(usage)}
    />
  );
}
