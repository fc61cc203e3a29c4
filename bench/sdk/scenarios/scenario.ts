import type { Stage } from '../stage/stage.ts';
import type { Tally } from '../stage/tally.ts';

/** What happens to a visitor, and what of the visit arrives. */
export interface Scenario {
  id: string;
  title: string;
  /** Script that pages run ahead of the SDK. */
  before?: string;
  /** Longest time, milliseconds. */
  limitMs: number;
  /** @returns the tally, and whatever else the scenario can tell, by the row that shows it */
  play(stage: Stage, quick: boolean): Promise<Tally & { values?: Record<string, number> }>;
}

/** Milliseconds from a moment to the last mark's arrival; nothing when some never came. */
export function recovery(row: string, { delivered, completeAt }: Tally, since: number): Record<string, number> {
  return delivered < 1 || completeAt === undefined ? {} : { [row]: Math.max(0, completeAt - since) };
}
