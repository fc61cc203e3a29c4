import type { CalibrationBin } from '@crow/contracts';
import { VisuallyHidden } from '@mantine/core';
import { count, percent } from '../../words/number-words.ts';
import styles from './forecasts.module.css';

/** Sides of the square in the units of its drawing. */
const SIZE = 100;
const SMALLEST = 1.6;
const LARGEST = 5;

interface CalibrationChartProps {
  /** Names the table that says the same. */
  caption: string;
  /** What is counted. */
  counts?: 'visits' | 'readings';
  bins: readonly CalibrationBin[];
}

/**
 * What was forecast, from left to right, and what came true, from below to above: on the line where forecasts were right. The area of
 * a point shows how many forecasts it stands for.
 */
export function CalibrationChart({ caption, counts = 'visits', bins }: CalibrationChartProps) {
  const most = Math.max(1, ...bins.map(({ forecasts }) => forecasts));
  return (
    <div className={styles.chart}>
      <svg viewBox={`-14 -7 ${SIZE + 22} ${SIZE + 17}`} aria-hidden="true" className={styles.drawing}>
        {[0, 0.5, 1].map((share) => (
          <g key={share} className={styles.grid}>
            <line x1="0" x2={SIZE} y1={SIZE * (1 - share)} y2={SIZE * (1 - share)} />
            <text x="-1.5" y={SIZE * (1 - share)} textAnchor="end" dominantBaseline="middle">
              {percent(share)}
            </text>
            <text x={SIZE * share} y={SIZE + 6} textAnchor="middle">
              {percent(share)}
            </text>
          </g>
        ))}
        <line className={styles.right} x1="0" y1={SIZE} x2={SIZE} y2="0" />
        {bins.map(({ from, forecasts, forecast, met }) => (
          <circle
            key={from}
            className={styles.point}
            cx={forecast * SIZE}
            cy={(1 - met) * SIZE}
            r={SMALLEST + (LARGEST - SMALLEST) * Math.sqrt(forecasts / most)}
          >
            <title>{`Forecast ${percent(forecast)}, came true ${percent(met)}, ${count(forecasts)} ${counts}`}</title>
          </circle>
        ))}
      </svg>
      <p className={styles.axes} aria-hidden="true">
        Right: what was forecast. Up: what came true. On the line, forecasts were right.
      </p>
      <VisuallyHidden>
        <table>
          <caption>{caption}</caption>
          <thead>
            <tr>
              <th>Forecast</th>
              <th>Came true</th>
              <th>{counts === 'visits' ? 'Visits' : 'Readings'}</th>
            </tr>
          </thead>
          <tbody>
            {bins.map(({ from, forecasts, forecast, met }) => (
              <tr key={from}>
                <td>{percent(forecast)}</td>
                <td>{percent(met)}</td>
                <td>{count(forecasts)}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </VisuallyHidden>
    </div>
  );
}
