import { stripVTControlCharacters } from 'node:util';

/** Lines of what was printed that are told. */
const LINES = 30;

/**
 * What is wrong, in what the Workers' tool prints: it waits for the sources to change when one of them can't be built, and says nothing more.
 * @param output what was printed so far
 * @returns the first error and what follows it; null when there is none
 */
export function errorIn(output: string): string | null {
  const lines = stripVTControlCharacters(output).split(/\r?\n/);
  const begin = lines.findIndex((line) => /^\s*✘ \[ERROR\]/.test(line));
  if (begin < 0) return null;
  const told = lines.slice(begin, begin + LINES).filter((line) => line.trim() !== '' && !line.startsWith('🪵'));
  return told.join('\n');
}

/** Whether a Worker can't be built, by what was printed so far. */
export function saysUnbuilt(output: string): boolean {
  return /✘ \[ERROR\] Build failed/.test(stripVTControlCharacters(output));
}
