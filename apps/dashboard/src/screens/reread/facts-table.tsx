import type { Understanding } from '@crow/contracts';
import { factsOf } from './facts-of.ts';
import styles from './reread.module.css';

/** Both readings, line by line; lines that differ are marked. */
export function FactsBesideEachOther({ before, after }: { before: Understanding; after: Understanding }) {
  const now = factsOf(after);
  return (
    <table className={styles.facts}>
      <caption className={styles.caption}>Reading</caption>
      <thead>
        <tr>
          <td />
          <th scope="col">Before</th>
          <th scope="col">After</th>
        </tr>
      </thead>
      <tbody>
        {factsOf(before).map(({ name, value }, line) => {
          const changed = value !== now[line]?.value;
          return (
            <tr key={name} data-changed={changed || undefined}>
              <th scope="row">
                {name} {changed && <span className={styles.changed}>changed</span>}
              </th>
              <td>
                <bdi>{value}</bdi>
              </td>
              <td>
                <bdi>{now[line]?.value}</bdi>
              </td>
            </tr>
          );
        })}
      </tbody>
    </table>
  );
}
