import type { SimilarSessions } from '@crow/contracts';
import { Link } from '@tanstack/react-router';
import { FiguresTable } from '../../components/figures-table.tsx';
import { HINDRANCE_WORDS } from '../../words/forecast-words.ts';
import { count, percent } from '../../words/number-words.ts';
import { OUTCOME_WORDS } from '../../words/understanding-words.ts';
import styles from './forecasts.module.css';

/** What visitors did after visits that ended alike. */
export function SimilarSessionsTable({ similar }: { similar: readonly SimilarSessions[] }) {
  return (
    <section aria-labelledby="similar">
      <h2 id="similar">What came of visits that ended alike</h2>
      <FiguresTable labelledBy="similar">
        <thead>
          <tr>
            <th scope="col">How the visit ended</th>
            <th scope="col">Visits</th>
            <th scope="col">Came back</th>
            <th scope="col">was forecast</th>
            <th scope="col">Bought</th>
            <th scope="col">was forecast</th>
          </tr>
        </thead>
        <tbody>
          {similar.map(({ outcome, hindrance, sessions, returns, buys }) => (
            <tr key={`${outcome} ${hindrance}`}>
              <th scope="row">
                <Link to="/sessions" search={{ outcome }}>
                  {OUTCOME_WORDS[outcome]}
                </Link>{' '}
                {HINDRANCE_WORDS[hindrance]}
              </th>
              <td>{count(sessions)}</td>
              <td>{percent(returns.met)}</td>
              <td className={styles.quiet}>{percent(returns.forecast)}</td>
              <td>{percent(buys.met)}</td>
              <td className={styles.quiet}>{percent(buys.forecast)}</td>
            </tr>
          ))}
        </tbody>
      </FiguresTable>
    </section>
  );
}
