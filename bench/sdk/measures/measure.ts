import type { Adapter } from '../adapters/adapter.ts';
import type { Bench } from '../stage/stage.ts';

/** A value, or why there is none. */
export type Cell = number | { missing: string };

/** What ours must reach. */
export interface Target {
  text: string;
  holds(value: number): boolean;
}

/** A line of the table. */
export interface Row {
  id: string;
  title: string;
  /** How a value is written. */
  show(value: number): string;
  /** Rows without a target are told for comparison. */
  target?: Target;
}

/** One kind of measurement; it fills its rows for one SDK at a time. */
export interface Measure {
  name: string;
  rows: Row[];
  /** `alone` needs the machine for itself, `beside` may go on with others at once, `last` looks back at all others. */
  when: 'alone' | 'beside' | 'last';
  /** Longest time for one SDK, milliseconds. */
  limitMs: number;
  run(bench: Bench, adapter: Adapter): Promise<Record<string, Cell>>;
}

export const atMost = (limit: number, text: string): Target => ({
  text: `≤ ${text}`,
  holds: (value) => value <= limit,
});
export const exactly = (wanted: number, text = `${wanted}`): Target => ({
  text,
  holds: (value) => value === wanted,
});

/** `0.4`, `12`, `1,234` */
export const plain = (value: number): string =>
  value.toLocaleString('en', { maximumFractionDigits: Math.abs(value) < 10 ? 1 : 0 });
export const unit = (name: string) => (value: number) => `${plain(value)} ${name}`;
export const kilobytes = (value: number): string => `${(value / 1000).toFixed(1)} KB`;
export const seconds = (value: number): string => `${(value / 1000).toFixed(1)} s`;
export const percent = (value: number): string => `${(value * 100).toFixed(value < 1 && value > 0.99 ? 1 : 0)} %`;

export const yesOrNo = (value: number): string => (value === 1 ? 'yes' : 'no');

export function median(values: number[]): number {
  const sorted = values.toSorted((a, b) => a - b);
  return sorted[Math.floor(sorted.length / 2)] ?? Number.NaN;
}
