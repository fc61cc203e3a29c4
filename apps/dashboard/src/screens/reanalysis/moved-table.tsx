import type { Moved, Reanalysis, RereadFilter } from '@crow/contracts';
import { FiguresTable } from '../../components/figures-table.tsx';
import { count } from '../../words/number-words.ts';
import styles from './reanalysis.module.css';
import { SessionsLink } from './sessions-link.tsx';

interface MovedTableProps<Value extends string> {
  report: Reanalysis;
  name: 'intent' | 'outcome' | 'stage';
  title: string;
  moved: readonly Moved<Value>[];
  words: Record<Value, string>;
}

/** From what to what sessions went: rows are before, columns after; on the diagonal are those that stayed. Nothing when all stayed. */
export function MovedTable<Value extends string>({ report, name, title, moved, words }: MovedTableProps<Value>) {
  if (moved.every(({ from, to }) => from === to)) return null;
  // In the order of the words, so that rows and columns stand alike.
  const all = Object.keys(words) as Value[];
  const [rows, columns] = [
    all.filter((value) => moved.some(({ from }) => from === value)),
    all.filter((value) => moved.some(({ to }) => to === value)),
  ];
  return (
    <section aria-labelledby={name} className={styles.block}>
      <h2 id={name}>{title}</h2>
      <FiguresTable labelledBy={name}>
        <thead>
          <tr>
            <th scope="col">Before ↓ after →</th>
            {columns.map((to) => (
              <th key={to} scope="col">
                {words[to]}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map((from) => (
            <tr key={from}>
              <th scope="row">{words[from]}</th>
              {columns.map((to) => {
                const sessions = moved.find((one) => one.from === from && one.to === to)?.sessions ?? 0;
                return (
                  <td key={to} data-stayed={from === to || undefined} className={styles.cell}>
                    {sessions > 0 && (
                      <SessionsLink
                        reanalysisId={report.reanalysisId}
                        filter={filterOf(name, from, to)}
                        label={`${words[from]} before, ${words[to]} after: ${count(sessions)}`}
                      >
                        {count(sessions)}
                      </SessionsLink>
                    )}
                  </td>
                );
              })}
            </tr>
          ))}
        </tbody>
      </FiguresTable>
    </section>
  );
}

function filterOf(name: 'intent' | 'outcome' | 'stage', from: string, to: string): RereadFilter {
  // Values come from the report, under the name that they have there.
  return { [`${name}From`]: from, [`${name}To`]: to } as RereadFilter;
}
