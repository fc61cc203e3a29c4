import type { Forecast } from '@crow/contracts';
import { Moment } from '../../components/moment.tsx';
import { basisWords, FORECAST_WORDS } from '../../words/forecast-words.ts';
import { percent } from '../../words/number-words.ts';
import styles from './session.module.css';

/** What was forecast when the visit ended, and what came of it. */
export function Expected({ forecasts }: { forecasts: readonly Forecast[] }) {
  return (
    <div>
      <dt>Forecast</dt>
      <dd>
        <ul>
          {forecasts.map((forecast) => (
            <li key={forecast.kind}>
              {FORECAST_WORDS[forecast.kind]}: {percent(forecast.probability)}. <Result forecast={forecast} />{' '}
              <span className={styles.aside}>{basisWords(forecast)}</span>
            </li>
          ))}
        </ul>
      </dd>
    </div>
  );
}

function Result({ forecast: { metAt, dueAt } }: { forecast: Forecast }) {
  if (metAt !== undefined) {
    return (
      <strong>
        Came true on <Moment at={metAt} />.
      </strong>
    );
  }
  if (dueAt < Date.now()) return <strong>Did not come true.</strong>;
  return (
    <>
      Known by <Moment at={dueAt} />.
    </>
  );
}
