import type { LedgerAnswer, LedgerCounts } from '@crow/contracts';
import { useQuery } from '@tanstack/react-query';
import { keysQuery } from '../../api/queries.ts';
import { FiguresTable } from '../../components/figures-table.tsx';
import { count } from '../../words/number-words.ts';
import styles from './data-health.module.css';

const FIELDS: readonly (keyof LedgerCounts)[] = ['sent', 'stored', 'duplicate', 'rejected', 'notArrived'];

/** The same equation for each key. */
export function ByKey({ ledger: { rows } }: { ledger: LedgerAnswer }) {
  const { data } = useQuery(keysQuery);
  const byKey = Map.groupBy(rows, ({ keyId }) => keyId);
  const keys = [...byKey].map(([keyId, own]) => ({
    keyId,
    name: data?.keys.find((key) => key.keyId === keyId)?.name ?? keyId,
    sums: FIELDS.map((field) => own.reduce((sum, row) => sum + row[field], 0)),
  }));
  return (
    <div>
      <div className={styles.head}>
        <h2 id="by-key">By key</h2>
      </div>
      <FiguresTable labelledBy="by-key">
        <thead>
          <tr>
            <th scope="col">Key</th>
            <th scope="col">Sent</th>
            <th scope="col">Stored</th>
            <th scope="col">Copies</th>
            <th scope="col">Refused</th>
            <th scope="col">Not arrived</th>
          </tr>
        </thead>
        <tbody>
          {keys
            .sort((a, b) => (b.sums[0] ?? 0) - (a.sums[0] ?? 0))
            .map(({ keyId, name, sums }) => (
              <tr key={keyId}>
                <th scope="row">
                  <bdi>{name}</bdi>
                </th>
                {FIELDS.map((field, column) => (
                  <td key={field}>{count(sums[column] ?? 0)}</td>
                ))}
              </tr>
            ))}
        </tbody>
      </FiguresTable>
    </div>
  );
}
