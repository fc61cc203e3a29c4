import type { Moved, ReanalysisReport } from '@crow/contracts';

/** What a re-analysis found, for reading in a terminal. */
export function reportLines(report: ReanalysisReport): string[] {
  const { state, read, total, analyst, stores, results, changes } = report;
  return [
    `${state}: ${read} of ${total} sessions read by version ${analyst} of the analyst, ${stores ? 'new readings are stored' : 'only compared'}`,
    ...counted(results),
    ...counted(changes).map((line) => `  ${line}`),
    ...moves('intent', report.intents),
    ...moves('outcome', report.outcomes),
    ...moves('stage', report.stages),
  ];
}

function counted(counts: Record<string, number>): string[] {
  return Object.entries(counts)
    .filter(([, count]) => count > 0)
    .map(([name, count]) => `${String(count).padStart(8)}  ${name}`);
}

function moves(name: string, moved: readonly Moved<string>[]): string[] {
  const lines = moved
    .filter(({ from, to }) => from !== to)
    .map(({ from, to, sessions }) => `${String(sessions).padStart(8)}  ${from} → ${to}`);
  return lines.length === 0 ? [] : [name, ...lines];
}
