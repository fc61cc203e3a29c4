import type { KindScore } from '@crow/contracts';
import { Moment } from '../../components/moment.tsx';
import { calibrationWords, FORECAST_WORDS } from '../../words/forecast-words.ts';
import { count, counted, percent } from '../../words/number-words.ts';
import { CalibrationChart } from './calibration-chart.tsx';
import styles from './forecasts.module.css';

/** One kind of forecast: how many came true, whether their probabilities can be believed, and what is still open. */
export function KindScoreCard({ score }: { score: KindScore }) {
  const { kind, forecasts, met, brier, baseline, calibrationError, bins, open, nextDueAt } = score;
  return (
    <section className={styles.kind} aria-labelledby={kind}>
      <h2 id={kind}>{FORECAST_WORDS[kind]}</h2>
      {forecasts > 0 && calibrationError !== null && (
        <>
          <p>
            {percent(met / forecasts)} did: {count(met)} of {counted(forecasts, 'visit')}.{' '}
            {calibrationWords(calibrationError)}{' '}
            {brier !== null && baseline !== null && <Skill brier={brier} baseline={baseline} />}
          </p>
          <CalibrationChart caption={`${FORECAST_WORDS[kind]}: forecast and truth`} bins={bins} />
        </>
      )}
      {open > 0 && nextDueAt !== undefined && (
        <p className={styles.open}>
          {counted(open, 'forecast is', 'forecasts are')} still open; the next is known by <Moment at={nextDueAt} />.
        </p>
      )}
    </section>
  );
}

/** Whether the forecasts tell visitors apart, or anybody could have given the average. */
function Skill({ brier, baseline }: { brier: number; baseline: number }) {
  if (baseline === 0) return null;
  return brier < baseline
    ? `They tell visitors apart ${percent(1 - brier / baseline)} better than the average for all would.`
    : 'They tell visitors apart no better than the average for all would.';
}
