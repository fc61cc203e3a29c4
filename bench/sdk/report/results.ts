import type { Adapter } from '../adapters/adapter.ts';
import type { Cell, Row } from '../measures/measure.ts';

/** Everything that a run found out. */
export interface Results {
  measuredAt: string;
  quick: boolean;
  /** Processes that wanted to run a core when it began; above 1 others were at work, and times say little. */
  load: number;
  chromium: string;
  /** Versions by adapter. */
  versions: Record<string, string>;
  /** Cells by row, then by adapter. */
  cells: Record<string, Record<string, Cell>>;
  /** Errors of host pages by adapter, each text once. */
  errors: Record<string, string[]>;
}

export type Verdict = 'pass' | 'FAIL' | '';

/** Whether ours holds what the row asks for; a value that is missing does not. */
export function verdictOf(row: Row, { cells }: Results): Verdict {
  const cell = cells[row.id]?.crow;
  if (!row.target || cell === undefined) return '';
  return typeof cell === 'number' && row.target.holds(cell) ? 'pass' : 'FAIL';
}

/** A cell as people read it. */
export function wordsOf(row: Row, adapter: Adapter, { cells }: Results): string {
  const cell = cells[row.id]?.[adapter.name];
  if (cell === undefined) return '–';
  return typeof cell === 'number' ? row.show(cell) : 'n/a';
}

/** Why cells are missing, one line each. */
export function reasonsOf(rows: Row[], adapters: Adapter[], { cells }: Results): string[] {
  const reasons = new Set<string>();
  for (const { name, title } of adapters)
    for (const row of rows) {
      const cell = cells[row.id]?.[name];
      if (typeof cell === 'object') reasons.add(`${title}, ${row.title}: ${cell.missing.split('\n')[0]}`);
    }
  return [...reasons];
}
