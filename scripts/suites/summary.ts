import { stripVTControlCharacters } from 'node:util';
import type { Failure } from './failures.ts';

/** What became of a suite. */
export interface SuiteResult {
  name: string;
  passed: boolean;
  seconds: number;
  /** Which tests failed, as far as the suite's tool wrote it down. */
  failures: Failure[];
  /** All that it printed. */
  output: string;
}

/** Lines for failures in all suites together, so that the end of a cut log still has every one of them. */
const MAX_LINES = 60;
const MAX_LINES_PER_FAILURE = 6;

/** One line a suite, then which tests failed and why, in few lines: the end of a log tells what broke. */
export function summaryOf(results: readonly SuiteResult[]): string {
  const overview = results.map(
    ({ name, passed, seconds }) => `${passed ? 'passed' : 'FAILED'}  ${name} (${seconds} s)`,
  );
  const reasons = results.filter(({ passed }) => !passed).flatMap(reasonsOf);
  const perFailure = Math.max(1, Math.min(MAX_LINES_PER_FAILURE, Math.floor(MAX_LINES / Math.max(1, reasons.length))));
  const lines = reasons.flatMap((reason) => reason.slice(0, perFailure));
  const left = lines.length - MAX_LINES;
  return [...overview, ...lines.slice(0, MAX_LINES), ...(left > 0 ? [`… and ${left} more`] : [])].join('\n');
}

/** Each reason as lines, the most telling first. Without a report it is the end of what the suite printed. */
function reasonsOf({ name, failures, output }: SuiteResult): string[][] {
  if (failures.length === 0)
    return [[`${name} ended with an error:`, ...linesOf(output).slice(1 - MAX_LINES_PER_FAILURE)]];
  return failures.map(({ test, error }) => [`${name}: ${test}`, ...linesOf(error)]);
}

function linesOf(text: string): string[] {
  return stripVTControlCharacters(text)
    .split('\n')
    .map((line) => `    ${line.trim().slice(0, 200)}`)
    .filter((line) => line.trim() !== '');
}
