import type { Stage } from '../stage/stage.ts';
import { until } from '../stage/until.ts';

/** A visit that does one thing or a few, each in a way that tells it from all others. */
export interface CaptureVisit<Item extends string = string> {
  /** What is done, by the name in the results: its words in the table. */
  items: Record<Item, string>;
  /** Script that pages run ahead of the SDK. */
  before?: string;
  /** @returns whether the SDK sent each by itself, or why that can't be told */
  play(stage: Stage): Promise<Record<Item, boolean | { missing: string }>>;
}

/** Longer than any SDK here holds an event back. */
const SETTLE_MS = 8_000;

/** Waits until something has arrived. @returns whether it has, before every SDK would have sent it */
export function arrives(condition: () => boolean): Promise<boolean> {
  return until(condition, SETTLE_MS);
}
