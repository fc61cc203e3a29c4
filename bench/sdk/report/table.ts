import type { Adapter } from '../adapters/adapter.ts';
import type { Row } from '../measures/measure.ts';
import { type Results, reasonsOf, verdictOf, wordsOf } from './results.ts';

/** The lines of the table, its head first: measure, target, ours, verdict, peers. */
function linesOf(rows: Row[], adapters: Adapter[], results: Results): string[][] {
  const [ours, peers] = [
    adapters.filter(({ name }) => name === 'crow'),
    adapters.filter(({ name }) => name !== 'crow'),
  ];
  const measured = rows.filter(({ id }) => results.cells[id]);
  const head = (list: Adapter[]) => list.map(({ name, title }) => `${title} ${results.versions[name] ?? ''}`.trim());
  return [
    ['measure', 'target', ...head(ours), ...(ours.length > 0 ? ['verdict'] : []), ...head(peers)],
    ...measured.map((row) => [
      row.title,
      row.target?.text ?? '',
      ...ours.flatMap((adapter) => [wordsOf(row, adapter, results), verdictOf(row, results)]),
      ...peers.map((adapter) => wordsOf(row, adapter, results)),
    ]),
  ];
}

/** The table for a terminal. */
export function asText(rows: Row[], adapters: Adapter[], results: Results): string {
  const lines = linesOf(rows, adapters, results);
  // A version stands below its name, so that columns stay narrow.
  const [head = [], ...body] = lines;
  const table = [head.map((cell) => cell.split(' ')[0] ?? ''), head.map((cell) => cell.split(' ')[1] ?? ''), ...body];
  const widths = head.map((_, column) => Math.max(...table.map((line) => line[column]?.length ?? 0)));
  const text = table.map((line) =>
    line
      .map((cell, column) => (column < 2 ? cell.padEnd(widths[column] ?? 0) : cell.padStart(widths[column] ?? 0)))
      .join('  '),
  );
  return [...text, ...busy(results), '', ...reasonsOf(rows, adapters, results)].join('\n');
}

/** The table for a page. */
export function asMarkdown(rows: Row[], adapters: Adapter[], results: Results): string {
  const [head = [], ...body] = linesOf(rows, adapters, results);
  const line = (cells: string[]) => `| ${cells.join(' | ')} |`;
  const reasons = reasonsOf(rows, adapters, results).map((reason) => `- ${reason.replaceAll('|', '\\|')}`);
  return [
    `# The SDK beside its peers`,
    '',
    `Measured ${results.measuredAt.slice(0, 10)} in Chromium ${results.chromium}. What the rows mean: [README](../README.md).`,
    ...busy(results),
    '',
    line(head),
    line(head.map((_, column) => (column < 2 ? '---' : '--:'))),
    ...body.map(line),
    ...(reasons.length > 0 ? ['', 'Not measured:', '', ...reasons] : []),
    '',
  ].join('\n');
}

/** A warning when the machine had other work. */
function busy({ load }: Results): string[] {
  return load > 1 ? ['', `The machine was busy with other work (load ${load} a core): times are too long.`] : [];
}
