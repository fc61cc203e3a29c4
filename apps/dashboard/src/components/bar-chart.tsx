import { VisuallyHidden } from '@mantine/core';
import type { ReactNode } from 'react';
import { count } from '../words/number-words.ts';
import { clockTime, dayOf } from '../words/time-words.ts';
import styles from './bar-chart.module.css';

export interface Series<Field extends string> {
  field: Field;
  label: string;
  tone: 'good' | 'quiet' | 'bad' | 'brass';
}

/** What happened in one hour or day: its begin, and a number for each series. */
export type Bar<Field extends string> = { at: number } & Record<Field, number>;

interface BarChartProps<Field extends string> {
  /** What the bars are, as the caption of the table: `Events by hour`. */
  caption: string;
  step: 'hour' | 'day';
  /** Stands left of the legend. */
  heading?: ReactNode;
  series: readonly Series<Field>[];
  bars: readonly Bar<Field>[];
}

/** Numbers by hour or day, as stacked bars; the same as a table for who can't see them. */
export function BarChart<Field extends string>({ caption, step, heading, series, bars }: BarChartProps<Field>) {
  const sumOf = (bar: Bar<Field>) => series.reduce((sum, { field }) => sum + bar[field], 0);
  const most = Math.max(1, ...bars.map(sumOf));
  const shown = series.filter(({ field }) => bars.some((bar) => bar[field] > 0));
  const [first] = bars;
  return (
    <>
      <div className={styles.head}>
        {heading}
        <ul className={styles.legend} aria-hidden="true">
          {shown.map(({ field, label, tone }) => (
            <li key={field} data-tone={tone}>
              {label}
            </li>
          ))}
        </ul>
      </div>
      <div className={styles.bars} aria-hidden="true">
        {bars.map((bar) => (
          <div key={bar.at} className={styles.bar} title={`${timeOf(bar.at, step)}: ${wordsOf(bar, shown)}`}>
            {shown.map(({ field, tone }) => (
              <span key={field} data-tone={tone} style={{ height: `${(bar[field] / most) * 100}%` }} />
            ))}
          </div>
        ))}
      </div>
      <p className={styles.axis} aria-hidden="true">
        <span>{first && timeOf(first.at, step)}</span>
        <span>
          at most {count(most)} {step === 'hour' ? 'an hour' : 'a day'}
        </span>
        <span>now</span>
      </p>
      <VisuallyHidden>
        <table>
          <caption>{caption}</caption>
          <thead>
            <tr>
              <th>{step === 'hour' ? 'Hour' : 'Day'}</th>
              {series.map(({ field, label }) => (
                <th key={field}>{label}</th>
              ))}
            </tr>
          </thead>
          <tbody>
            {bars
              .filter((bar) => sumOf(bar) > 0)
              .map((bar) => (
                <tr key={bar.at}>
                  <th>{timeOf(bar.at, step)}</th>
                  {series.map(({ field }) => (
                    <td key={field}>{count(bar[field])}</td>
                  ))}
                </tr>
              ))}
          </tbody>
        </table>
      </VisuallyHidden>
    </>
  );
}

function timeOf(at: number, step: 'hour' | 'day'): string {
  return step === 'day' ? dayOf(at) : `${dayOf(at)}, ${clockTime(at)}`;
}

function wordsOf<Field extends string>(bar: Bar<Field>, series: readonly Series<Field>[]): string {
  const parts = series
    .filter(({ field }) => bar[field] > 0)
    .map(({ field, label }) => `${count(bar[field])} ${label.toLowerCase()}`);
  return parts.length > 0 ? parts.join(', ') : 'nothing';
}
