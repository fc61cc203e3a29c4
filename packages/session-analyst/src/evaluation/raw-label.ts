import type { Intent, Outcome } from '@crow/contracts';
import type { FactKind } from '../facts/fact.ts';
import { readRawSession } from '../raw-events/read-raw-session.ts';
import type { LabelledSession } from './labelled-sessions.ts';

/** One event as a row: second of the session, type, address or element, and further fields. */
export type Row = readonly [second: number, type: string, target?: string | undefined, more?: Record<string, unknown>];

/** What else a label says. */
export interface Expected {
  /** Kinds of facts that must be found. */
  facts?: readonly FactKind[];
  /** What must not be said anywhere, compared without regard to case. */
  forbidden?: readonly string[];
  /** Beside `events`: organization, catalog, userAgent … */
  file?: Record<string, unknown>;
}

const START = Date.UTC(2026, 9, 1, 10);

/** Labels a session that is written down as the raw events that a file has. */
export function raw(
  name: string,
  verdict: `${Intent} ${Outcome}`,
  rows: readonly Row[],
  expected: Expected = {},
): LabelledSession {
  const [intent, outcome] = verdict.split(' ') as [Intent, Outcome]; // the template type admits nothing else
  const events = rows.map(([second, type, target, more]) => ({
    type,
    ts: START + second * 1000,
    ...(target === undefined ? {} : { [type === 'page_view' ? 'url' : type === 'click' ? 'text' : 'element']: target }),
    ...more,
  }));
  const { file, ...told } = expected;
  const input = readRawSession({ ...file, events });
  if (!input) throw new Error(`${name} is no session`);
  return { name, intent, outcome, input, ...told };
}
