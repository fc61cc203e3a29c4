import { useMemo } from 'react';
import { useNow } from '../../components/use-now.ts';
import { secondsUpTo, WINDOW_SECONDS } from '../../live/live-state.ts';
import { useLive } from '../../live/live-store.tsx';
import { count } from '../../words/number-words.ts';
import styles from './live.module.css';

const HEIGHT = 100;
const BAR = 0.62;
/** The second that is still filling up is left out: its bar would always look like a fall. */
const SETTLED_AFTER_SECONDS = 1;
/** A scale that fits tightly would make a single event look like a rush. */
const LEAST_SCALE = 5;

/** Events per second over the last two minutes, a bar a second. */
export function RateChart() {
  const series = useLive((state) => state.series);
  const offsetMs = useLive((state) => state.clockOffsetMs);
  const now = useNow(1_000);
  const second = Math.floor((now + offsetMs) / 1000) - SETTLED_AFTER_SECONDS;
  const bars = useMemo(() => secondsUpTo(series, second, WINDOW_SECONDS), [series, second]);

  const current = bars.at(-1)?.events ?? 0;
  const peak = Math.max(...bars.map((bar) => bar.events));
  const sum = bars.reduce((total, bar) => total + bar.events, 0);
  const rejected = bars.reduce((total, bar) => total + bar.rejected, 0);
  const scale = HEIGHT / Math.max(LEAST_SCALE, ...bars.map((bar) => bar.events + bar.rejected));
  const summary = `Events per second over the last two minutes: now ${count(current)}, at most ${count(peak)}, ${count(sum)} in all${rejected > 0 ? `, ${count(rejected)} refused` : ''}.`;

  return (
    <section className={styles.chart} aria-label="Events per second">
      <header>
        <h2>Events per second</h2>
        <p>
          <strong>{count(current)}</strong> now · peak {count(peak)}
          {rejected > 0 && <span className={styles.rejected}> · {count(rejected)} refused</span>}
        </p>
      </header>
      <svg
        role="img"
        aria-label={summary}
        viewBox={`0 0 ${WINDOW_SECONDS} ${HEIGHT}`}
        preserveAspectRatio="none"
        className={styles.bars}
      >
        {bars.map((bar, index) => (
          <g key={bar.second}>
            <rect
              className={styles.bar}
              x={index}
              width={BAR}
              y={HEIGHT - bar.events * scale}
              height={bar.events * scale}
            />
            {bar.rejected > 0 && (
              <rect
                className={styles.barRejected}
                x={index}
                width={BAR}
                y={HEIGHT - (bar.events + bar.rejected) * scale}
                height={bar.rejected * scale}
              />
            )}
          </g>
        ))}
      </svg>
      <footer aria-hidden="true">
        <span>2 min ago</span>
        <span>now</span>
      </footer>
    </section>
  );
}
