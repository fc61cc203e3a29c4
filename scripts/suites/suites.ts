import type { ReportFormat } from './failures.ts';

/** One command of `npm test`; it can also be run alone. */
export interface Suite {
  name: string;
  command: string[];
  /** What writes down which tests failed, when the suite's tool can. */
  report?: ReportFormat;
  /** How many cores it keeps busy; suites that fit the machine together run side by side. */
  cores: number;
}

/** The suites in the order of their start. */
export const SUITES: Suite[] = [
  // A Workers runtime that starts on a busy machine takes longer than the five seconds that are usual.
  { name: 'logic and Workers', command: ['vitest', 'run', '--testTimeout=30000'], report: 'vitest', cores: 2 },
  { name: 'dashboard in Chromium', ...inChromium('apps/dashboard'), cores: 2 },
  { name: 'demo shop in Chromium', ...inChromium('apps/demo-shop'), cores: 2 },
  // Both wait for most of their time: one for stacks that start and keys that are asked for anew, the other for pages and what they put off.
  { name: 'whole system', ...inChromium('tests'), cores: 1 },
  { name: 'SDK in Chromium', ...inChromium('packages/tracking-sdk'), cores: 1 },
  { name: 'SDK on Hermes', command: ['node', 'packages/tracking-sdk/test/hermes/run.mjs'], cores: 1 },
];

function inChromium(folder: string): Pick<Suite, 'command' | 'report'> {
  return { command: ['playwright', 'test', '-c', `${folder}/playwright.config.ts`], report: 'playwright' };
}
