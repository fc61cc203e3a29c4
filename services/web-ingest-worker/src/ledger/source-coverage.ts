import type { Span } from '../batches/spans.ts';
import { type Coverage, cover, type Gap, NOTHING_SEEN } from './coverage.ts';

/** A time, and steps that it is counted in, Unix milliseconds and milliseconds. */
export interface Steps {
  from: number;
  to: number;
  stepMs: number;
}

/** Notes that numbers of a source were seen. @param noticed what a gap below them is credited to */
export function noteNumbers(
  sql: SqlStorage,
  source: string,
  spans: readonly Span[],
  noticed: Pick<Gap, 'keyId' | 'minute'> & { at: number },
): void {
  let coverage = coverageOf(sql, source) ?? NOTHING_SEEN;
  let seen = 0;
  for (const span of spans) {
    const next = cover(coverage, span, noticed);
    coverage = next.coverage;
    seen += next.fresh;
  }
  const { mark, gaps, forgotten } = coverage;
  sql.exec(
    `INSERT INTO sources VALUES (?, ?, ?, ?, ?, ?) ON CONFLICT DO UPDATE SET mark = excluded.mark, gaps = excluded.gaps,
      forgotten = excluded.forgotten, seen = seen + excluded.seen, seen_at = max(seen_at, excluded.seen_at)`,
    ...[source, mark, JSON.stringify(gaps), forgotten, seen, noticed.at],
  );
}

/** The gap of a source that a number lies in; undefined when it lies in none. */
export function gapAt(sql: SqlStorage, source: string, number: number): Gap | undefined {
  return coverageOf(sql, source)?.gaps.find(({ from, to }) => number >= from && number < to);
}

/** Numbers in gaps, by key and by the step in which they were noticed. */
export function missingBySteps(
  sql: SqlStorage,
  { from, to, stepMs }: Steps,
): { keyId: string; minute: number; notArrived: number }[] {
  return sql
    .exec<{ keyId: string; minute: number; notArrived: number }>(
      `SELECT gap.value ->> 'keyId' AS keyId, gap.value ->> 'minute' - (gap.value ->> 'minute') % ?1 AS minute,
          sum(gap.value ->> 'to' - gap.value ->> 'from') AS notArrived
        FROM sources, json_each(sources.gaps) AS gap
        WHERE gaps <> '[]' AND gap.value ->> 'minute' >= ?2 AND gap.value ->> 'minute' < ?3 GROUP BY 1, 2`,
      stepMs,
      from,
      to,
    )
    .toArray();
}

/** All sources that are known: how far they counted, and what of it was seen or is known to be missing. */
export function balanceOf(sql: SqlStorage): { numbered: number; counted: number } {
  const { numbered, seen } = sql
    .exec<{ numbered: number | null; seen: number | null }>(
      'SELECT sum(mark - forgotten) AS numbered, sum(seen) AS seen FROM sources',
    )
    .one();
  const { missing } = sql
    .exec<{ missing: number | null }>(
      `SELECT sum(gap.value ->> 'to' - gap.value ->> 'from') AS missing
        FROM sources, json_each(sources.gaps) AS gap WHERE gaps <> '[]'`,
    )
    .one();
  return { numbered: numbered ?? 0, counted: (seen ?? 0) + (missing ?? 0) };
}

function coverageOf(sql: SqlStorage, source: string): Coverage | undefined {
  const [row] = sql.exec<{ mark: number; gaps: string; forgotten: number }>(
    'SELECT mark, gaps, forgotten FROM sources WHERE source = ?',
    source,
  );
  return row && { ...row, gaps: JSON.parse(row.gaps) as Gap[] };
}
