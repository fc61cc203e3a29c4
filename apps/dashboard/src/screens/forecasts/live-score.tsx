import type { LiveScore } from '@crow/contracts';
import { Link } from '@tanstack/react-router';
import { FiguresTable } from '../../components/figures-table.tsx';
import { ageWords, calibrationWords } from '../../words/forecast-words.ts';
import { count, counted, percent } from '../../words/number-words.ts';
import { CalibrationChart } from './calibration-chart.tsx';
import styles from './forecasts.module.css';

/** Whether what the live view said of open visits is what the whole visits were read as. */
export function LiveScoreCard({ live }: { live: LiveScore }) {
  const { forecasts, met, calibrationError, bins } = live;
  return (
    <section aria-labelledby="live-readings" className={styles.live}>
      <h2 id="live-readings">What the live view says of open visits</h2>
      <p className={styles.wide}>
        While a visit is open, the <Link to="/">live view</Link> says why its visitor seems to be here.{' '}
        {percent(met / forecasts)} of {counted(forecasts, 'reading')} said what the whole visit was read as.{' '}
        {calibrationError !== null && calibrationWords(calibrationError)}
      </p>
      <div className={styles.split}>
        <div className={styles.kind}>
          <CalibrationChart
            caption="Readings of open visits: how sure, and how often right"
            counts="readings"
            bins={bins}
          />
        </div>
        <ByAge live={live} />
      </div>
    </section>
  );
}

function ByAge({ live: { ages } }: { live: LiveScore }) {
  return (
    <div>
      <h3 id="by-age">By the age of the visit</h3>
      <FiguresTable labelledBy="by-age">
        <thead>
          <tr>
            <th scope="col">Age</th>
            <th scope="col">Readings</th>
            <th scope="col">Intent right</th>
            <th scope="col">Was as sure</th>
            <th scope="col">End right</th>
          </tr>
        </thead>
        <tbody>
          {ages.map(({ fromMs, readings, intentRight, confidence, outcomes, outcomeRight }) => (
            <tr key={fromMs}>
              <th scope="row">{ageWords(fromMs)}</th>
              <td>{count(readings)}</td>
              <td>{percent(intentRight / readings)}</td>
              <td className={styles.quiet}>{percent(confidence)}</td>
              <td>{outcomes === 0 ? '–' : percent(outcomeRight / outcomes)}</td>
            </tr>
          ))}
        </tbody>
      </FiguresTable>
    </div>
  );
}
